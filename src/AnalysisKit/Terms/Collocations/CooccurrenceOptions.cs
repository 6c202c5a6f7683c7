namespace AnalysisKit;

/// <summary>What counts as standing together.</summary>
public sealed record CooccurrenceOptions
{
    /// <summary>Largest distance in tokens; marks do not count, the end of a stretch of text stops it. 0: anywhere in the same document.</summary>
    public int Window { get; init; } = 5;

    /// <summary>A pair at distance d counts 1/d instead of 1. Only with a window.</summary>
    public bool WeightedByDistance { get; init; }

    /// <summary>Pairs are told apart by which term comes first. Only with a window.</summary>
    public bool Ordered { get; init; }

    /// <summary>A document counts once for a pair that it has. Only without a window; otherwise it counts the product of the two frequencies.</summary>
    public bool OncePerDocument { get; init; }

    /// <summary>Terms that occur less often are left out; their positions count. Memory grows with the square of the number of terms in the worst case.</summary>
    public int MinimumCount { get; init; } = 1;
}
