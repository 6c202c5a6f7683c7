namespace AnalysisKit.Arabic;

/// <summary>
/// How often each word stands in a corpus, by which the stemmer tells a word's own letters from attached ones: وزير keeps its و because الوزير occurs and زير hardly does.
/// Words are folded to their normal form. Immutable and thread-safe.
/// </summary>
public sealed class WordEvidence
{
    private static readonly string[] Articles = ["ال", "لل", "وال", "بال"];

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    private WordEvidence()
    {
    }

    /// <summary>No corpus: the stemmer has only its lexicon.</summary>
    public static WordEvidence None { get; } = new();

    /// <summary>Number of distinct words.</summary>
    public int Count => _counts.Count;

    /// <summary>The words of a running text, each as often as it occurs.</summary>
    public static WordEvidence Of(IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Of(words.Select(word => (word, 1L)));
    }

    /// <summary>Words with their numbers of occurrences; spellings of one normal form add up.</summary>
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
    internal long Of(string normal) => _counts.GetValueOrDefault(normal);

    /// <summary>Occurrences of a word with the article before it: what a noun has and a verb has not.</summary>
    internal long WithArticle(string normal)
    {
        if (_counts.Count == 0)
            return 0;
        var sum = 0L;
        foreach (var article in Articles)
            sum += Of(article + normal);
        return sum;
    }
}
