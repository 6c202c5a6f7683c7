namespace AnalysisKit;

/// <summary>What a trend shows of one period.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record TrendPoint
{
    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>Occurrences of what is followed, or number of values for a trend of means.</summary>
    public required double Count { get; init; }

    /// <summary>What the count is a share of, for instance all tokens; for a trend of means the number of clusters, for instance articles.</summary>
    public required double Size { get; init; }

    /// <summary>Count / size, or the mean; NaN for a period without text or values.</summary>
    public required double Value { get; init; }

    /// <summary>Interval of <see cref="Value"/>; NaN where there is none.</summary>
    public required Interval Interval { get; init; }

    /// <summary>The value smoothed over neighbouring periods; NaN when there is nothing near.</summary>
    public required double Smoothed { get; init; }

    /// <summary>Interval of <see cref="Smoothed"/>.</summary>
    public required Interval SmoothedInterval { get; init; }
}
