namespace AnalysisKit;

/// <summary>How positions are summed up.</summary>
public sealed record PositionOptions
{
    /// <summary>Number of bootstrap resamples of the articles.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>Seed of the resampling, so that the same input gives the same interval.</summary>
    public int Seed { get; init; } = 20110315;

    /// <summary>Coverage of the interval.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>Stances below this confidence are left out.</summary>
    public double MinimumConfidence { get; init; }
}
