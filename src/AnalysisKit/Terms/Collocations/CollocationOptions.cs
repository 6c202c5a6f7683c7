namespace AnalysisKit;

/// <summary>Which collocations are looked for.</summary>
public sealed record CollocationOptions
{
    /// <summary>Numbers of words in a collocation, each from 2 to 5.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [2];

    /// <summary>Collocations that occur less often are left out. Their statistics do not depend on it.</summary>
    public int MinimumCount { get; init; } = 2;

    /// <summary>Added to each cell of the table of matches before lambda is computed.</summary>
    public double Smoothing { get; init; } = 0.5;

    /// <summary>1: the words are neighbours. Above 1: pairs whose second word follows within this many tokens, even across marks; only for size 2, and without lambda.</summary>
    public int Window { get; init; } = 1;
}
