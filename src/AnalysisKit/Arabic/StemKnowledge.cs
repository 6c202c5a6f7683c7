namespace AnalysisKit.Arabic;

/// <summary>What is known of words from the lexicon and from a corpus together. All words are in normal form.</summary>
internal sealed class StemKnowledge(StemLexicon lexicon, WordEvidence evidence)
{
    // A word of the lexicon counts as if the corpus had it so often.
    private const long LexiconWeight = 3;

    private static readonly string[] Endings =
    [
        "هما", "تهما", "تها", "تهم", "تنا", "ته", "ها", "هم", "هن", "كم", "نا", "ات", "ون", "ين", "ان", "وا", "تين", "تان", "يه", "يين", "يون", "يات", "ه", "ت", "ا", "ي",
    ];

    private static readonly string[] NounEndings = ["", "ه", "ات", "ون", "ين", "ها", "هم", "ي", "يه"];

    public StemLexicon Lexicon => lexicon;

    /// <summary>Whether there is no corpus to ask.</summary>
    public bool IsWithoutCorpus => evidence.Count == 0;

    public long Count(string word) => evidence.Of(word);

    public long WithArticle(string word) => evidence.WithArticle(word);

    /// <summary>Occurrences of a word bare, with article or after و, and what the lexicon adds.</summary>
    public long Attested(string word) =>
        Count(word) + Count("ال" + word) + Count("و" + word) + (lexicon.Nouns.Contains(word) || lexicon.Verbs.Contains(word) ? LexiconWeight : 0);

    public bool Known(string word) => Attested(word) > 0;

    /// <summary>Known, or its feminine is.</summary>
    public bool KnownInAnyGender(string word) => Known(word) || Known(word + "ه");

    /// <summary>With how many noun endings a word occurs.</summary>
    public int Family(string word)
    {
        var family = 0;
        foreach (var ending in NounEndings)
        {
            if (Count(word + ending) + Count("ال" + word + ending) > 0)
                family++;
        }

        return family;
    }

    /// <summary>The word and what it may be without an ending.</summary>
    public static IEnumerable<string> WithoutEnding(string word)
    {
        yield return word;
        foreach (var ending in Endings)
        {
            var rest = word.Length - ending.Length;
            if (rest < 2 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            if (rest > 2)
                yield return word[..rest];
            if (ending[0] is 'ت' or 'ا')
                yield return word[..rest] + "ه";
        }
    }

    /// <summary>Whether the word is a noun of the lexicon with any ending.</summary>
    public bool IsNoun(string word) => WithoutEnding(word).Any(lexicon.Nouns.Contains) || WordEndings.Plurals(word, false, this).Any(lexicon.Nouns.Contains);

    /// <summary>Whether the word is a verb of the lexicon in any tense and with any ending.</summary>
    public bool IsVerb(string word) => WithoutEnding(word).Any(lexicon.Verbs.Contains) || PresentTense.Cores(word).SelectMany(PresentTense.Pasts).Any(lexicon.Verbs.Contains);

    public bool IsInLexicon(string word) => IsNoun(word) || IsVerb(word);

    /// <summary>Occurrences with the article of the form of the word that has most of them.</summary>
    public long WithArticleInAnyForm(string word) => IsWithoutCorpus ? 0 : WithoutEnding(word).Max(WithArticle);

    /// <summary>Occurrences of all forms that differ from the word by an ending.</summary>
    public long AllForms(string word) => IsWithoutCorpus ? 0 : WithoutEnding(word).Distinct().Where(f => f.Length >= 3).Sum(f => Count(f) + WithArticle(f));
}
