namespace AnalysisKit;

/// <summary>What counts as standing together.</summary>
public sealed record CooccurrenceOptions
{
    /// <summary>Largest distance in tokens. Marks are not counted; no pair crosses the end of a stretch of text. 0: anywhere in the same document.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Whether a pair at distance d counts 1/d instead of 1. Only with a window.</summary>
    public bool WeightedByDistance { get; init; }

    /// <summary>Whether pairs are distinguished by which term comes first. Only with a window.</summary>
    public bool Ordered { get; init; }

    /// <summary>Whether a document counts once for a pair that it has, instead of the product of the two frequencies. Only without a window.</summary>
    public bool OncePerDocument { get; init; }

    /// <summary>Terms that occur less often are left out, but still count for distances. In the worst case, memory grows with the square of the number of terms.</summary>
    public int MinimumCount { get; init; } = 1;
}
