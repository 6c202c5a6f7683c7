namespace AnalysisKit;

/// <summary>How far two actors are apart on an issue, after correction.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record CorrectedDifference
{
    /// <summary>Id of the issue.</summary>
    public required string Issue { get; init; }

    /// <summary>The first actor's position.</summary>
    public required CorrectedPosition First { get; init; }

    /// <summary>The second actor's position.</summary>
    public required CorrectedPosition Second { get; init; }

    /// <summary>The first mean less the second, in [-2, 2]; the interval is from those of both means and their covariance (Zou and Donner 2008).</summary>
    public required Estimate Difference { get; init; }

    /// <summary>The first share in favour less the second, in [-1, 1], with an interval of the same kind.</summary>
    public required Estimate SupportDifference { get; init; }

    /// <summary>The first share against less the second, in [-1, 1], with an interval of the same kind.</summary>
    public required Estimate OpposeDifference { get; init; }

    /// <summary>Two-sided p-value: one less the coverage at which the interval would end at zero, so that both say the same; at least 1e-12, and 1 where a standard error is not known.</summary>
    public required double PValue { get; init; }

    /// <summary>The p-value corrected for the number of issues compared (Holm 1979).</summary>
    public required double AdjustedPValue { get; init; }
}
