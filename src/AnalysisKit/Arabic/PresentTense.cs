namespace AnalysisKit;

/// <summary>Turns a verb in the present tense into the past: يقول (he says) into قال, يستخدمونها (they use it) into استخدم. The form allows several candidates; lexicon and corpus choose.</summary>
internal static class PresentTense
{
    private static readonly string[] Objects = ["", "ها", "هم", "هما", "نا", "ه", "ني"];
    private static readonly string[] Subjects = ["ون", "وا", "ان", "ين"];

    /// <summary>The past tense of a verb in the present; null if the word is not one.</summary>
    public static string? ToPast(string word, StemKnowledge knowledge)
    {
        if (word.Length < 3 || word[0] is not ('ي' or 'ت' or 'ن') || IsNounOrPast(word, knowledge))
            return null;
        string? best = null;
        var most = 0L;
        foreach (var core in Cores(word))
        {
            if (OfLexicon(core, knowledge) is { } known)
                return known;
            if (word.Length < 4 || knowledge.Count("ي", core) == 0)
                continue;
            foreach (var past in Pasts(core))
            {
                var count = past.Length < 3 && core.Length > 2 ? 0 : Occurrences(past, knowledge);
                if (count > most)
                    (best, most) = (past, count);
            }
        }

        return best ?? Cores(word).Where(c => c.Length >= 3 && IsPresent(word, c, knowledge)).Select(c => "ي" + c).FirstOrDefault();
    }

    // The verb of the lexicon that a core belongs to. For a core of two letters (يعد), the doubled verb (عد, "counted") wins over the assimilated (وعد) and the hollow one (عاد); for longer cores, the most frequent verb wins.
    private static string? OfLexicon(string core, StemKnowledge knowledge)
    {
        var known = Pasts(core).Where(knowledge.Lexicon.Verbs.Contains);
        return core.Length == 2 ? known.FirstOrDefault() : known.MaxBy(past => Occurrences(past, knowledge));
    }

    /// <summary>The possible cores of a present-tense form: what remains without its prefix, attached object and subject ending.</summary>
    public static IEnumerable<string> Cores(string word)
    {
        if (word.Length < 3 || word[0] is not ('ي' or 'ت' or 'ن'))
            yield break;
        foreach (var pronoun in Objects)
        {
            var rest = word.Length - 1 - pronoun.Length;
            if (rest < 2 || !word.EndsWith(pronoun, StringComparison.Ordinal))
                continue;
            var core = word.Substring(1, rest);
            yield return core;
            foreach (var subject in Subjects)
            {
                if (rest >= subject.Length + 2 && core.EndsWith(subject, StringComparison.Ordinal))
                    yield return core[..^subject.Length];
            }

            if (pronoun.Length > 0 && rest >= 3 && core[^1] == 'و')
                yield return core[..^1];
        }
    }

    /// <summary>The past tenses that a core may belong to: sound, derived with ا, assimilated, hollow, defective, and with a hamza.</summary>
    public static IEnumerable<string> Pasts(string core)
    {
        yield return core;
        yield return "ا" + core;
        if (core.Length == 2)
        {
            yield return "و" + core;
            yield return core[0] + "ا" + core[1];
        }
        else
        {
            if (core[^2] is 'و' or 'ي')
            {
                yield return core[..^2] + "ا" + core[^1];
                yield return "ا" + core[..^2] + "ا" + core[^1];
            }

            yield return core + "ي";
            yield return "ا" + core + "ي";
        }

        if (core[0] == 'و')
            yield return "ا" + core[1..];
        if (core[^1] is 'و' or 'ي')
            yield return core[..^1] + "ا";
    }

    private static readonly string[] PastEndings = ["", "ت", "وا", "تا", "نا", "تها", "ته", "ها", "ه"];

    private static bool IsNounOrPast(string word, StemKnowledge knowledge)
    {
        var bare = word[^1] is 'ا' or 'ه' ? word[..^1] : word;
        if (Math.Max(knowledge.WithArticle(word), knowledge.WithArticle(bare)) * 4 > knowledge.Count(word))
            return true;
        if (knowledge.Lexicon.Nouns.Contains(word) || knowledge.Lexicon.Nouns.Contains(bare))
            return true;
        return PastEndings.Any(e => word.EndsWith(e, StringComparison.Ordinal) && knowledge.Lexicon.Verbs.Contains(word[..^e.Length]));
    }

    private static bool IsPresent(string word, string core, StemKnowledge knowledge) =>
        knowledge.Count("ي", core) > 0 || (knowledge.IsWithoutCorpus && word[0] == 'ي' && core.Length <= word.Length - 3);

    private static long Occurrences(string past, StemKnowledge knowledge) =>
        knowledge.Count(past) + knowledge.Count("", past, "ت") + knowledge.Count("و", past) + knowledge.Count("و", past, "ت");
}
