namespace AnalysisKit;

/// <summary>How <see cref="Wordfish"/> is estimated.</summary>
public sealed record WordfishOptions
{
    /// <summary>A group that must lie below <see cref="High"/>; null for the first group. This fixes the direction of the scale, which the model leaves open.</summary>
    public string? Low { get; init; }

    /// <summary>A group that must lie above <see cref="Low"/>; null for the last group.</summary>
    public string? High { get; init; }

    /// <summary>Standard deviation of the normal prior of β, which keeps the estimates of rare words from becoming extreme.</summary>
    public double BetaDeviation { get; init; } = 3;

    /// <summary>How the estimates are computed.</summary>
    public WordfishMethod Method { get; init; } = WordfishMethod.Optimum;

    /// <summary>Dispersion of counts around their mean; only with <see cref="WordfishMethod.Sweeps"/>.</summary>
    public WordfishDispersion Dispersion { get; init; } = WordfishDispersion.Poisson;

    /// <summary>Sweeps stop when the log posterior grows by no more than this.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Newton's steps inside a sweep stop when no parameter moves by more than this.</summary>
    public double InnerTolerance { get; init; } = 1e-8;

    /// <summary>Whether sweeps stop when the log posterior changes, instead of grows, by no more than the tolerance. Standardising can make it fall long before the end.</summary>
    public bool StopOnChange { get; init; }

    /// <summary>The largest number of sweeps.</summary>
    public int MaximumSweeps { get; init; } = 100;

    /// <summary>The largest number of Newton's steps for a word or group inside a sweep.</summary>
    public int MaximumInnerSteps { get; init; } = 10;
}
