namespace AnalysisKit;

/// <summary>
/// How often each word occurs in a corpus. From this the stemmer tells a word's own letters from attached ones: وزير (minister) keeps its و because الوزير occurs and زير hardly does.
/// Words are folded to their normal form. Immutable and thread-safe.
/// </summary>
internal sealed class WordEvidence
{
    private static readonly string[] Articles = ["ال", "لل", "وال", "بال"];

    private const int LongestOnStack = 64;

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _countOf;

    private WordEvidence() => _countOf = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>No corpus, so that the stemmer has only its lexicon.</summary>
    public static WordEvidence None { get; } = new();

    /// <summary>Number of distinct words.</summary>
    public int Count => _counts.Count;

    /// <summary>Makes evidence of the words of a running text.</summary>
    public static WordEvidence Of(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Of(words.Select(word => (word, 1L)));
    }

    /// <summary>Makes evidence of words with their numbers of occurrences. Spellings with the same normal form are added up.</summary>
    public static WordEvidence Of(IEnumerable<(string Word, long Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var evidence = new WordEvidence();
        foreach (var (word, count) in counts)
        {
            var normal = NormalForm.Of(word);
            if (normal.Length > 0)
                evidence._counts[normal] = evidence._counts.GetValueOrDefault(normal) + count;
        }

        return evidence;
    }

    /// <summary>Occurrences of exactly this word, in normal form.</summary>
    internal long Of(ReadOnlySpan<char> normal) => _countOf.TryGetValue(normal, out var count) ? count : 0;

    /// <summary>Occurrences of the word that three parts form together.</summary>
    internal long Of(ReadOnlySpan<char> before, ReadOnlySpan<char> word, ReadOnlySpan<char> after)
    {
        var length = before.Length + word.Length + after.Length;
        Span<char> whole = length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[length];
        before.CopyTo(whole);
        word.CopyTo(whole[before.Length..]);
        after.CopyTo(whole[(before.Length + word.Length)..]);
        return Of(whole[..length]);
    }

    /// <summary>Occurrences of a word with the article before it, which nouns have and verbs do not.</summary>
    /// <param name="normal">The word.</param>
    /// <param name="after">An ending to add to the word.</param>
    internal long WithArticle(ReadOnlySpan<char> normal, ReadOnlySpan<char> after = default)
    {
        if (_counts.Count == 0)
            return 0;
        var sum = 0L;
        foreach (var article in Articles)
            sum += Of(article, normal, after);
        return sum;
    }
}
