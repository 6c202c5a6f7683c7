namespace AnalysisKit;

/// <summary>How evenly one term is spread over the parts of a corpus; the measures are explained at <see cref="Dispersion"/>.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record TermDispersion
{
    /// <summary>The term as a reader sees it.</summary>
    public required string Term { get; init; }

    /// <summary>Occurrences over all parts.</summary>
    public required long Count { get; init; }

    /// <summary>Parts that have the term.</summary>
    public required int Range { get; init; }

    /// <summary>All parts that have any text.</summary>
    public required int Parts { get; init; }

    /// <summary>Juilland's D of relative frequencies, right for parts of any size.</summary>
    public required double JuillandD { get; init; }

    /// <summary>Juilland's D of counts, as first defined for parts of equal size.</summary>
    public required double JuillandDOfCounts { get; init; }

    /// <summary>Gries' DP; 0 is even.</summary>
    public required double DeviationOfProportions { get; init; }

    /// <summary>DPnorm; 0 is even, 1 as uneven as it can be.</summary>
    public required double NormalizedDeviationOfProportions { get; init; }

    /// <summary>Carroll's D2; 1 is even.</summary>
    public required double CarrollD2 { get; init; }

    /// <summary>Rosengren's S; 1 is even.</summary>
    public required double RosengrenS { get; init; }

    /// <summary>Kullback-Leibler divergence in bits; 0 is even.</summary>
    public required double KullbackLeibler { get; init; }

    /// <summary>Standard deviation of the counts.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Standard deviation over mean of the counts.</summary>
    public required double VariationCoefficient { get; init; }

    /// <summary>log2(parts / range).</summary>
    public required double InverseDocumentFrequency { get; init; }
}
