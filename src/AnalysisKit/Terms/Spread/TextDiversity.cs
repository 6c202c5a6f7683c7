namespace AnalysisKit;

/// <summary>How rich the vocabulary of a text is; the measures are explained at <see cref="LexicalDiversity"/>.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record TextDiversity
{
    /// <summary>The document or group.</summary>
    public required string Id { get; init; }

    /// <summary>Number of tokens.</summary>
    public required int Tokens { get; init; }

    /// <summary>Number of distinct terms.</summary>
    public required int Types { get; init; }

    /// <summary>Type-token ratio.</summary>
    public required double TypeTokenRatio { get; init; }

    /// <summary>Herdan's C.</summary>
    public required double HerdanC { get; init; }

    /// <summary>Guiraud's R.</summary>
    public required double GuiraudR { get; init; }

    /// <summary>Carroll's corrected type-token ratio.</summary>
    public required double CarrollCttr { get; init; }

    /// <summary>Dugast's U.</summary>
    public required double DugastU { get; init; }

    /// <summary>Summer's S.</summary>
    public required double SummerS { get; init; }

    /// <summary>Maas' a.</summary>
    public required double MaasA { get; init; }

    /// <summary>Maas' log V0, base 10.</summary>
    public required double MaasLogV0 { get; init; }

    /// <summary>Maas' log V0, natural.</summary>
    public required double MaasLnV0 { get; init; }

    /// <summary>Yule's K.</summary>
    public required double YuleK { get; init; }

    /// <summary>Yule's I.</summary>
    public required double YuleI { get; init; }

    /// <summary>Simpson's D.</summary>
    public required double SimpsonD { get; init; }

    /// <summary>Herdan's Vm.</summary>
    public required double HerdanVm { get; init; }

    /// <summary>MATTR.</summary>
    public required double MovingAverageTypeTokenRatio { get; init; }

    /// <summary>MSTTR.</summary>
    public required double MeanSegmentalTypeTokenRatio { get; init; }

    /// <summary>MTLD.</summary>
    public required double Mtld { get; init; }

    /// <summary>HD-D for a sample of 42.</summary>
    public required double HdD { get; init; }
}
