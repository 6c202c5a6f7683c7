namespace AnalysisKit;

/// <summary>How a trend is made.</summary>
public sealed record TrendOptions
{
    /// <summary>Length of the periods.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Month;

    /// <summary>Standard deviation, in periods, of the normal kernel that smooths; 0 does not smooth.</summary>
    public double Bandwidth { get; init; } = 1.5;

    /// <summary>Coverage of the intervals.</summary>
    public double Coverage { get; init; } = 0.95;
}
