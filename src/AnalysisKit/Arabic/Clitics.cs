namespace AnalysisKit;

/// <summary>Attached particles and pronouns of Arabic words. All words are in normal form. Thread-safe.</summary>
internal static class Clitics
{
    private static readonly string[] Pronouns = ["هما", "كما", "هم", "هن", "ها", "كم", "كن", "نا", "ني", "ه", "ك", "ي"];

    /// <summary>
    /// Every possible reading of a word, the whole word first. The caller picks one with a lexicon or the corpus: وزير (minister) is not و + زير. A stem keeps at least two letters.
    /// </summary>
    public static IEnumerable<CliticAnalysis> Analyze(string normal)
    {
        ArgumentNullException.ThrowIfNull(normal);
        foreach (var (conjunction, preposition, rest) in Prefixes(normal))
        {
            var article = rest.Length > 3 && rest.StartsWith("ال", StringComparison.Ordinal);
            yield return new CliticAnalysis(conjunction, preposition, article, article ? rest[2..] : rest, "");
            if (article)
            {
                yield return new CliticAnalysis(conjunction, preposition, false, rest, "");
                continue;
            }

            foreach (var pronoun in Pronouns)
            {
                if (rest.Length >= pronoun.Length + 2 && rest.EndsWith(pronoun, StringComparison.Ordinal))
                    yield return new CliticAnalysis(conjunction, preposition, false, rest[..^pronoun.Length], pronoun);
            }
        }
    }

    /// <summary>The ways to take a conjunction and a preposition off, the whole word first. From ل + ال (للامم, "for the nations") the word is given with its article (الامم).</summary>
    internal static IEnumerable<(string Conjunction, string Preposition, string Bare)> Prefixes(string normal)
    {
        yield return ("", "", normal);
        if (normal.Length < 3 || normal[0] is not ('ب' or 'ك' or 'ل' or 'س' or 'و' or 'ف'))
            yield break;
        foreach (var reading in WithoutPreposition("", normal))
            yield return reading;
        if (normal[0] is not ('و' or 'ف'))
            yield break;
        var conjunction = normal[..1];
        yield return (conjunction, "", normal[1..]);
        foreach (var reading in WithoutPreposition(conjunction, normal[1..]))
            yield return reading;
    }

    private static IEnumerable<(string, string, string)> WithoutPreposition(string conjunction, string rest)
    {
        if (rest.Length < 3)
            yield break;
        if (rest[0] == 'ل' && rest[1] == 'ل')
            yield return (conjunction, "ل", "ا" + rest[1..]);
        if (rest[0] is 'ب' or 'ك' or 'ل' or 'س')
            yield return (conjunction, rest[..1], rest[1..]);
    }
}
