namespace AnalysisKit;

/// <summary>How far two actors are apart on one issue.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record PositionDifference
{
    /// <summary>Id of the issue.</summary>
    public required string Issue { get; init; }

    /// <summary>The first actor's position.</summary>
    public required Position First { get; init; }

    /// <summary>The second actor's position.</summary>
    public required Position Second { get; init; }

    /// <summary>The first actor's mean score less the second's, in [-2, 2].</summary>
    public required double Difference { get; init; }

    /// <summary>Lower end of the 95 % bootstrap interval of the difference: whole articles are resampled, and their readings drawn, as for <see cref="Position.Low"/>. Zero width where an actor is compared with itself.</summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>Cliff's delta (Cliff 1993), in [-1, 1]: the probability that a statement of the first scores higher than one of the second, minus the probability that it scores lower, readings weighted by their probabilities.</summary>
    public required double CliffDelta { get; init; }

    /// <summary>Two-sided permutation p-value of the difference; an actor's statements in one article are permuted as one unit. 1 if there is too little to permute.</summary>
    public required double PValue { get; init; }

    /// <summary>Whether one of the two positions has too little to go by.</summary>
    public bool IsSmall => First.IsSmall || Second.IsSmall;

    /// <summary>The p-value corrected for the number of issues compared (Holm 1979).</summary>
    public required double AdjustedPValue { get; init; }
}
