namespace AnalysisKit;

/// <summary>How positions are corrected by a checked sample.</summary>
public sealed record CorrectionOptions
{
    /// <summary>How readings and check are put together.</summary>
    public CorrectionMethod Method { get; init; } = CorrectionMethod.Tuned;

    /// <summary>What the intervals are for.</summary>
    public EstimateTarget Target { get; init; } = EstimateTarget.Articles;

    /// <summary>Coverage of the intervals.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>
    /// The fewest checked units (statements, or articles where whole articles were drawn) that must bear on a position, in at least five articles, for a correction of its own. Smaller ones are pooled: see
    /// <see cref="CorrectedPosition.Pool"/>.
    /// </summary>
    public int MinimumChecked { get; init; } = 10;
}
