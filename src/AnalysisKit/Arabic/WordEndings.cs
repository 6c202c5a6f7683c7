using Lucene.Net.Analysis.Ar;

namespace AnalysisKit;

/// <summary>Takes endings off nouns, adjectives and verbs in the past. A letter is removed only if lexicon or corpus know the rest, or if the form leaves no doubt.</summary>
internal static class WordEndings
{
    private static readonly string[] Pronouns = ["هما", "ها", "هم", "هن", "كم", "نا"];
    private static readonly string[] OfRelation = ["يات", "يون", "يين", "يان", "يه"];
    private static readonly string[] OfNumber = ["ات", "ون", "ين", "ان", "وا", "ه", "ا", "ت", "و", "ي"];
    private static readonly string[] OfPlurals = ["هما", "ها", "هم", "نا", "ه", "ا"];

    // Safe to share: ArabicStemmer has no state.
    private static readonly ArabicStemmer Lucene = new();

    /// <summary>The stem of a word without particles.</summary>
    public static string Cut(string word, bool hasArticle, StemKnowledge knowledge)
    {
        var bare = hasArticle ? word : WithoutPronoun(word, knowledge);
        var stem = WithoutNumber(bare, hasArticle, knowledge);
        return stem == word && !knowledge.Known(word) ? LightStem(word) : stem;
    }

    /// <summary>The words that a word may be if it is a broken plural with a pronoun or an ا attached.</summary>
    public static IEnumerable<string> Plurals(string word, bool hasArticle, StemKnowledge knowledge)
    {
        yield return word;
        if (hasArticle || knowledge.Lexicon.Nouns.Contains(word))
            yield break;
        foreach (var ending in OfPlurals)
        {
            if (word.Length < ending.Length + 3 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var rest = word[..^ending.Length];
            yield return rest;

            // وزرائه and وزراؤه (his ministers) are forms of وزراء.
            if (ending != "ا" && (rest.EndsWith("اي", StringComparison.Ordinal) || rest.EndsWith("او", StringComparison.Ordinal)))
                yield return rest[..^1] + "ء";
        }
    }

    private static string WithoutPronoun(string word, StemKnowledge knowledge)
    {
        foreach (var pronoun in Pronouns)
        {
            if (word.Length < pronoun.Length + 3 || !word.EndsWith(pronoun, StringComparison.Ordinal))
                continue;
            var rest = word[..^pronoun.Length];
            if (pronoun is "ها" or "هما" or "هم" || knowledge.Known(rest) || (rest[^1] == 'ت' && knowledge.Known(Feminine(rest))))
                return WithOpenFeminine(rest, knowledge);
        }

        if (word.Length >= 6 && word.EndsWith("اته", StringComparison.Ordinal))
            return word[..^1];
        if (word.Length >= 5 && word.EndsWith("ته", StringComparison.Ordinal) && (knowledge.Known(word[..^1]) || knowledge.KnownInAnyGender(word[..^2])))
            return WithOpenFeminine(word[..^1], knowledge);
        if (word.Length >= 5 && word.EndsWith("يو", StringComparison.Ordinal) && knowledge.Known(word[..^1]))
            return word[..^1];
        var shorter = word[..^1];
        if (word.Length >= 5 && (word.EndsWith("تا", StringComparison.Ordinal) ? knowledge.Count(shorter) > 0 : word.EndsWith("يا", StringComparison.Ordinal) && knowledge.Count(shorter) > knowledge.Count(word)))
            return shorter;
        return word;
    }

    private static string WithOpenFeminine(string word, StemKnowledge knowledge) =>
        word.Length > 3 && word[^1] == 'ت' && knowledge.Attested(Feminine(word)) >= knowledge.Count("ال", word) ? Feminine(word) : word;

    private static string Feminine(string word) => word[..^1] + "ه";

    private static string WithoutNumber(string word, bool hasArticle, StemKnowledge knowledge)
    {
        if (word.Length >= 6 && (word.EndsWith("تين", StringComparison.Ordinal) || word.EndsWith("تان", StringComparison.Ordinal)) && knowledge.Known(word[..^3] + "ه"))
            return word[..^3];
        if (!hasArticle && word.Length >= 5 && (word.EndsWith("تي", StringComparison.Ordinal) || word.EndsWith("تا", StringComparison.Ordinal))
            && knowledge.Known(word[..^2] + "ه") && knowledge.Count("ال", word) == 0)
            return word[..^2];
        if (word.Length == 4 && word.EndsWith("ات", StringComparison.Ordinal) && knowledge.Known(word[..2] + "ه"))
            return word[..2] + "ه";
        foreach (var ending in OfRelation)
        {
            if (word.Length >= ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal) && (ending == "يه" || !knowledge.Lexicon.Nouns.Contains(word)))
                return word[..^ending.Length] + "ي";
        }

        foreach (var ending in OfNumber)
        {
            if (word.Length < ending.Length + (ending.Length == 2 ? 3 : 2) || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var rest = word[..^ending.Length];
            if (IsEnding(word, rest, ending, hasArticle, knowledge))
                return ending == "ت" && !knowledge.KnownInAnyGender(rest) ? rest + "ي" : rest;
        }

        return word;
    }

    private static bool IsEnding(string word, string rest, string ending, bool hasArticle, StemKnowledge knowledge)
    {
        if (knowledge.Lexicon.Nouns.Contains(word) && ending is not ("ه" or "ات"))
            return false;
        return ending switch
        {
            "ه" => rest.Length >= 3,
            "ات" => rest.Length >= 4 || knowledge.KnownInAnyGender(rest),
            "ون" or "ين" => IsPlural(word, rest, knowledge),
            "ان" => knowledge.Known(rest) && (knowledge.Count("", rest, "ين") > 0 || knowledge.Known(rest + "ه"))
                && knowledge.Attested(rest) + knowledge.Attested(rest + "ه") > knowledge.Attested(word),
            _ when hasArticle => false,
            "وا" => true,
            _ when rest.Length < 3 => false,
            "ا" => knowledge.Attested(rest) > knowledge.Count("ال", word),
            "ت" => knowledge.Count("ال", word) == 0 && (knowledge.KnownInAnyGender(rest) || knowledge.Count("", rest, "ي") > 0),
            "و" => knowledge.Count("", rest, "ون") > 0 && knowledge.Known(rest),

            // The ي of a plural before a genitive (مسؤولي الحكومة, "the government's officials"), not the ي of an adjective of relation.
            _ => knowledge.Count("ال", word) == 0 && knowledge.Count("", word, "ه") == 0 && knowledge.Count("", rest, "ين") + knowledge.Count("ال", rest, "ين") > 0 && knowledge.Known(rest),
        };
    }

    private static bool IsPlural(string word, string rest, StemKnowledge knowledge)
    {
        var (longer, shorter) = (knowledge.Family(word), knowledge.Family(rest));
        return (shorter > 1 && shorter >= longer) || (rest.Length >= 4 && longer <= 1 && (rest[0] == 'م' || knowledge.Known(rest)));
    }

    /// <summary>Lucene's light stem of an unknown word, if at least four letters remain and the word does not end in the ي of relation.</summary>
    private static string LightStem(string word)
    {
        if (word[^1] == 'ي')
            return word;
        var letters = word.ToCharArray();
        var length = Lucene.StemSuffix(letters, letters.Length);
        return length >= 4 ? word[..length] : word;
    }
}
