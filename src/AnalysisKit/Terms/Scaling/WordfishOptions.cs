namespace AnalysisKit;

/// <summary>How <see cref="Wordfish"/> is estimated.</summary>
public sealed record WordfishOptions
{
    /// <summary>A group that is to lie below <see cref="High"/>; null takes the first group. Wordfish does not know left from right.</summary>
    public string? Low { get; init; }

    /// <summary>A group that is to lie above <see cref="Low"/>; null takes the last group.</summary>
    public string? High { get; init; }

    /// <summary>Standard deviation of the normal prior of β, which keeps rare words from running away.</summary>
    public double BetaDeviation { get; init; } = 3;

    /// <summary>The way to the estimates.</summary>
    public WordfishMethod Method { get; init; } = WordfishMethod.Optimum;

    /// <summary>Dispersion of counts around their mean; only with <see cref="WordfishMethod.Sweeps"/>.</summary>
    public WordfishDispersion Dispersion { get; init; } = WordfishDispersion.Poisson;

    /// <summary>Sweeps stop when the log posterior grows by no more.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Newton's steps inside a sweep stop when no parameter moves by more.</summary>
    public double InnerTolerance { get; init; } = 1e-8;

    /// <summary>Sweeps stop when the log posterior changes by no more than the tolerance, in place of grows; standardising can make it fall long before the end.</summary>
    public bool StopOnChange { get; init; }

    /// <summary>Most sweeps.</summary>
    public int MaximumSweeps { get; init; } = 100;

    /// <summary>Most of Newton's steps for a word or group inside a sweep.</summary>
    public int MaximumInnerSteps { get; init; } = 10;
}
