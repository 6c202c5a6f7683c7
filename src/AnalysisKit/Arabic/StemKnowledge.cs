namespace AnalysisKit;

/// <summary>What lexicon and corpus together show about words. All words are in normal form.</summary>
internal sealed class StemKnowledge(StemLexicon lexicon, WordEvidence evidence)
{
    // A word of the lexicon counts as if it occurred this often in the corpus.
    private const long LexiconWeight = 3;

    private static readonly string[] Endings =
    [
        "هما", "تهما", "تها", "تهم", "تنا", "ته", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "وا", "تين", "تان", "يه", "يين", "يون", "يات", "ه", "ت", "ا", "ي",
    ];

    private static readonly string[] NounEndings = ["", "ه", "ات", "ون", "ين", "ها", "هم", "ي", "يه"];

    public StemLexicon Lexicon => lexicon;

    /// <summary>Whether there is no corpus to ask.</summary>
    public bool IsWithoutCorpus => evidence.Count == 0;

    public long Count(ReadOnlySpan<char> word) => evidence.Of(word);

    /// <summary>Occurrences of the word that the parts form together.</summary>
    public long Count(ReadOnlySpan<char> before, ReadOnlySpan<char> word, ReadOnlySpan<char> after = default) => evidence.Of(before, word, after);

    public long WithArticle(ReadOnlySpan<char> word) => evidence.WithArticle(word);

    /// <summary>Occurrences of a word alone, with article and after و, plus a weight if it is in the lexicon.</summary>
    public long Attested(string word) =>
        Count(word) + Count("ال", word) + Count("و", word) + (lexicon.Nouns.Contains(word) || lexicon.Verbs.Contains(word) ? LexiconWeight : 0);

    public bool Known(string word) => Attested(word) > 0;

    /// <summary>Whether the word or its feminine is known.</summary>
    public bool KnownInAnyGender(string word) => Known(word) || Known(word + "ه");

    /// <summary>The number of different noun endings with which a word occurs.</summary>
    public int Family(string word)
    {
        var family = 0;
        foreach (var ending in NounEndings)
        {
            if (Count("", word, ending) + Count("ال", word, ending) > 0)
                family++;
        }

        return family;
    }

    /// <summary>The word, and the words that it may be without an ending.</summary>
    private static List<string> WithoutEnding(string word) => [word, .. EndingsOf(word).Select(e => e.Feminine ? word[..e.Length] + "ه" : word[..e.Length])];

    /// <summary>The ways to take an ending off a word: how many letters remain, and whether ه is added to them.</summary>
    private static List<(int Length, bool Feminine)> EndingsOf(string word)
    {
        var found = new List<(int, bool)>();
        foreach (var ending in Endings)
        {
            var rest = word.Length - ending.Length;
            if (rest < 2 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            if (rest > 2)
                found.Add((rest, false));
            if (ending[0] is 'ت' or 'ا')
                found.Add((rest, true));
        }

        return found;
    }

    private static bool IsAmong(string word, HashSet<string> words)
    {
        if (words.Contains(word))
            return true;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> whole = stackalloc char[64];
        foreach (var (length, feminine) in EndingsOf(word))
        {
            if (!feminine && lookup.Contains(word.AsSpan(0, length)))
                return true;
            if (!feminine || length >= whole.Length)
                continue;
            word.AsSpan(0, length).CopyTo(whole);
            whole[length] = 'ه';
            if (lookup.Contains(whole[..(length + 1)]))
                return true;
        }

        return false;
    }

    /// <summary>Whether the word is a noun of the lexicon with any ending.</summary>
    public bool IsNoun(string word) => IsAmong(word, lexicon.Nouns) || WordEndings.Plurals(word, false, this).Any(lexicon.Nouns.Contains);

    /// <summary>Whether the word is a verb of the lexicon in any tense and with any ending.</summary>
    public bool IsVerb(string word) => IsAmong(word, lexicon.Verbs) || PresentTense.Cores(word).SelectMany(PresentTense.Pasts).Any(lexicon.Verbs.Contains);

    public bool IsInLexicon(string word) => IsNoun(word) || IsVerb(word);

    /// <summary>Occurrences with the article, of that form of the word (with or without ending) that has most.</summary>
    public long WithArticleInAnyForm(string word)
    {
        if (IsWithoutCorpus)
            return 0;
        var most = evidence.WithArticle(word);
        foreach (var (length, feminine) in EndingsOf(word))
            most = Math.Max(most, evidence.WithArticle(word.AsSpan(0, length), feminine ? "ه" : ""));
        return most;
    }

    /// <summary>Occurrences of all forms that differ from the word by an ending.</summary>
    public long AllForms(string word) => IsWithoutCorpus ? 0 : WithoutEnding(word).Distinct().Where(f => f.Length >= 3).Sum(f => Count(f) + WithArticle(f));
}
