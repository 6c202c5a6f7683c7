namespace AnalysisKit;

/// <summary>How widely counts spread around their mean in <see cref="Wordfish"/>.</summary>
public enum WordfishDispersion
{
    /// <summary>Variance = mean.</summary>
    Poisson,

    /// <summary>Variance = φ · mean, with one φ.</summary>
    QuasiPoisson,

    /// <summary>Variance = φ · mean, with a φ for each word.</summary>
    QuasiPoissonPerWord,
}
