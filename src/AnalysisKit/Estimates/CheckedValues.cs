namespace AnalysisKit;

/// <summary>
/// The numerator and the denominator of a ratio as they were read everywhere, and as read and as checked in a sample of the units. For a mean score the numerator sums scores and the denominator counts; a total has no denominator.
/// </summary>
internal sealed record CheckedValues
{
    /// <summary>The units that were drawn.</summary>
    public required SampleDesign Design { get; init; }

    /// <summary>What was read in the whole population, drawn or not, with the cluster of each; what is read as nothing may be left out.</summary>
    public required IReadOnlyList<(int Cluster, double Numerator, double Denominator)> Read { get; init; }

    /// <summary>Numerators as read, of the units drawn.</summary>
    public required double[] ReadNumerators { get; init; }

    /// <summary>Denominators as read, of the units drawn.</summary>
    public required double[] ReadDenominators { get; init; }

    /// <summary>Numerators as checked, of the units drawn.</summary>
    public required double[] Numerators { get; init; }

    /// <summary>Denominators as checked, of the units drawn.</summary>
    public required double[] Denominators { get; init; }
}
