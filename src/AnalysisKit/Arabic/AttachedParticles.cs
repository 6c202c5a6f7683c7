namespace AnalysisKit;

/// <summary>Decides which of a word's first letters are attached particles (و ف ب ك ل س ال). Letters that the lexicon or the corpus shows to be part of the word stay.</summary>
internal static class AttachedParticles
{
    private static readonly string[] VerbEndings = ["", "ت", "وا", "ه", "ها", "ا", "ات", "هم"];

    /// <summary>The word without و or ف.</summary>
    public static string WithoutConjunction(string word, StemKnowledge knowledge)
    {
        if (word.Length < 4 || word[0] is not ('و' or 'ف'))
            return word;
        var rest = word[1..];
        if (rest.Length >= 4 && rest.StartsWith("ال", StringComparison.Ordinal) && !knowledge.Lexicon.Nouns.Contains(word))
            return knowledge.WithArticle(word) <= knowledge.Count(rest) ? rest : word;
        if (knowledge.IsNoun(word) || (knowledge.IsVerb(word) && knowledge.Count(rest) <= knowledge.Count(word)))
            return word;
        var own = knowledge.WithArticleInAnyForm(word) + knowledge.Count("ب", word) + knowledge.Count("ل", word) + Verbal(word, knowledge);
        var attached = knowledge.Count(rest) + knowledge.WithArticle(rest);
        if (attached > own)
            return rest;
        if (own > 0)
            return word;
        if (knowledge.IsInLexicon(rest) || (word[0] == 'و' && word.Length >= 5))
            return rest;
        return word[0] == 'ف' && word.Length >= 5 && !knowledge.IsVerb(word) && knowledge.AllForms(rest) > 2 * knowledge.Count(word) ? rest : word;
    }

    /// <summary>The word without ب ك ل or the س of the future. Where لل stands for ل + ال, the article is restored.</summary>
    public static string WithoutPreposition(string word, StemKnowledge knowledge)
    {
        if (word.Length >= 5 && word.StartsWith("لل", StringComparison.Ordinal))
            return AfterDoubleLam(word, knowledge);
        if (word.Length >= 6 && word[0] is 'ب' or 'ك' or 'ل' && word.AsSpan(1).StartsWith("ال", StringComparison.Ordinal))
            return knowledge.WithArticleInAnyForm(word) <= knowledge.Count(word.AsSpan(1)) && !knowledge.IsNoun(word) ? word[1..] : word;
        if (word.Length < 4 || knowledge.IsInLexicon(word))
            return word;
        var rest = word[1..];
        return word[0] switch
        {
            'ب' or 'ك' or 'ل' => IsPreposition(word, rest, knowledge) ? rest : word,
            'س' when word.Length >= 5 && rest[0] is 'ي' or 'ت' or 'ن' or 'ا' => IsFuture(word, rest, knowledge) ? rest : word,
            _ => word,
        };
    }

    /// <summary>The word without ال, and whether it had one.</summary>
    public static (string Word, bool HasArticle) WithoutArticle(string word, StemKnowledge knowledge)
    {
        if (word.Length < 4 || !word.StartsWith("ال", StringComparison.Ordinal) || HasOwnArticle(word, knowledge))
            return (word, false);
        var rest = word[2..];

        // الغى (he cancelled) is a verb, which its present tense يلغي shows, so its ال is no article.
        var own = knowledge.WithArticleInAnyForm(word) + knowledge.Count("ي", word.AsSpan(1));
        return own == 0 || knowledge.Count(rest) > own || knowledge.IsNoun(rest) ? (rest, true) : (word, false);
    }

    private static string AfterDoubleLam(string word, StemKnowledge knowledge)
    {
        // للجنة may be ل + ال + جنة (paradise) or ل + ال + لجنة (committee).
        var (one, two) = ("ال" + word[2..], "ال" + word[1..]);
        if (knowledge.Count(two) > knowledge.Count(one))
            return two;
        return knowledge.Count(one) <= 3 * knowledge.Count(two) && knowledge.IsNoun(word[1..]) && !knowledge.IsNoun(word[2..]) ? two : one;
    }

    private static bool IsPreposition(string word, string rest, StemKnowledge knowledge)
    {
        var own = knowledge.WithArticleInAnyForm(word) + knowledge.Count("ي", word);
        var attached = knowledge.Count(rest) + knowledge.WithArticle(rest);
        var weight = word[0] == 'ك' ? 2 : 1;
        if (attached > weight * own && attached > weight * knowledge.Count(word))
            return true;

        // Some nouns occur mostly after a preposition: بنسبة (at a rate of), بشكل (in a way).
        if (word[0] == 'ب' && attached > 20 * own && attached > 3 && attached * 10 > knowledge.Count(word))
            return true;
        if (word[0] == 'ك')
            return false;
        if (own == 0 && attached == 0 && knowledge.IsNoun(rest))
            return true;
        return word.Length >= 5 && own == 0 && !knowledge.IsWithoutCorpus && knowledge.AllForms(rest) >= knowledge.Count(word);
    }

    private static bool IsFuture(string word, string rest, StemKnowledge knowledge)
    {
        var own = knowledge.WithArticleInAnyForm(word);
        return knowledge.Count(rest) > own || (own == 0 && rest[0] is 'ي' or 'ت' && (rest[0] == 'ي' || knowledge.IsVerb(rest)));
    }

    private static bool HasOwnArticle(string word, StemKnowledge knowledge)
    {
        foreach (var ending in VerbEndings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var rest = word[..^ending.Length];
            if (knowledge.Lexicon.Nouns.Contains(rest) || knowledge.Lexicon.Nouns.Contains(rest + "ه") || knowledge.Lexicon.Verbs.Contains(rest))
                return true;
        }

        return false;
    }

    private static long Verbal(string word, StemKnowledge knowledge) => knowledge.Count("و", word) + knowledge.Count("ي", word);
}
