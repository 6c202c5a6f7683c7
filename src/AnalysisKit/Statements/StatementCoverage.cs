namespace AnalysisKit;

/// <summary>
/// What the statements found in articles leave out, without annotations to compare with: quotations and cues that no statement covers, words in cue position that the lexicon does not know. Sums add up over articles.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record StatementCoverage
{
    /// <summary>Nothing read yet.</summary>
    public static StatementCoverage None { get; } = new();

    /// <summary>Number of articles.</summary>
    public int Articles { get; init; }

    /// <summary>Number of words.</summary>
    public long Words { get; init; }

    /// <summary>Number of quotations of three words or more.</summary>
    public int Quotations { get; init; }

    /// <summary>Quotations less than half of which lies in the content of a statement.</summary>
    public int UncoveredQuotations { get; init; }

    /// <summary>Number of verbs that report or take a position.</summary>
    public int Cues { get; init; }

    /// <summary>Number of these verbs that are neither the cue of a statement nor inside a content.</summary>
    public int UncoveredCues { get; init; }

    /// <summary>Number of statements.</summary>
    public int Statements { get; init; }

    /// <summary>Statements whose speaker is no known actor.</summary>
    public int WithoutSpeaker { get; init; }

    /// <summary>Words that are no known cue but stand where a cue would stand, directly before أن or إن (that), in normal form with the number of occurrences.</summary>
    public IReadOnlyDictionary<string, int> UnknownWords { get; init; } = new Dictionary<string, int>();

    /// <summary>Cues that no statement covers, in normal form with the number of occurrences.</summary>
    public IReadOnlyDictionary<string, int> MissedCues { get; init; } = new Dictionary<string, int>();

    /// <summary>Adds up two parts.</summary>
    public static StatementCoverage operator +(StatementCoverage a, StatementCoverage b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return new StatementCoverage
        {
            Articles = a.Articles + b.Articles,
            Words = a.Words + b.Words,
            Quotations = a.Quotations + b.Quotations,
            UncoveredQuotations = a.UncoveredQuotations + b.UncoveredQuotations,
            Cues = a.Cues + b.Cues,
            UncoveredCues = a.UncoveredCues + b.UncoveredCues,
            Statements = a.Statements + b.Statements,
            WithoutSpeaker = a.WithoutSpeaker + b.WithoutSpeaker,
            UnknownWords = Sum(a.UnknownWords, b.UnknownWords),
            MissedCues = Sum(a.MissedCues, b.MissedCues),
        };
    }

    private static Dictionary<string, int> Sum(IReadOnlyDictionary<string, int> a, IReadOnlyDictionary<string, int> b)
    {
        var sum = new Dictionary<string, int>(a, StringComparer.Ordinal);
        foreach (var (word, count) in b)
            sum[word] = sum.GetValueOrDefault(word) + count;
        return sum;
    }
}
