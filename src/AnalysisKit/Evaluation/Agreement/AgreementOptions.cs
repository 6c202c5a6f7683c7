namespace AnalysisKit;

/// <summary>How the intervals of agreement are computed: a percentile bootstrap over clusters (Efron and Tibshirani 1993, ch. 13; Field and Welsh 2007; Zapf, Castell, Morawietz and Karch 2016 for alpha and kappa).</summary>
public sealed record AgreementOptions
{
    /// <summary>Number of bootstrap resamples of the articles; 0 for no intervals.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Seed of the resampling, so that the same answers give the same interval, whatever their order.</summary>
    public int Seed { get; init; } = 20110315;

    /// <summary>Coverage of the intervals.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>Ids of actors: only statements count that any annotator sees one of them make; null for all.</summary>
    public IReadOnlyCollection<string>? Actors { get; init; }

    /// <summary>Ids of issues: stances and sides on others are not compared; null for all.</summary>
    public IReadOnlyCollection<string>? Issues { get; init; }
}
