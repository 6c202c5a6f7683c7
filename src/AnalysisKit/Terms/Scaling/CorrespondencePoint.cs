namespace AnalysisKit;

/// <summary>A group or a term in a <see cref="CorrespondenceAnalysis"/>.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record CorrespondencePoint
{
    /// <summary>The group or the term.</summary>
    public required string Name { get; init; }

    /// <summary>Its share of all counts.</summary>
    public required double Mass { get; init; }

    /// <summary>Its part of the total inertia, in absolute terms.</summary>
    public required double Inertia { get; init; }

    /// <summary>Chi-squared distance from the average profile: sqrt(inertia / mass).</summary>
    public double Distance => Math.Sqrt(Inertia / Mass);

    /// <summary>Standard coordinates: weighted variance 1 on each axis.</summary>
    public required IReadOnlyList<double> StandardCoordinates { get; init; }

    /// <summary>Principal coordinates, in which distances between groups are chi-squared distances: standard coordinates times singular values.</summary>
    public required IReadOnlyList<double> Coordinates { get; init; }

    /// <summary>Standard errors of a group's principal coordinates, treating its words as a sample and the axes as fixed; NaN for terms.</summary>
    public required IReadOnlyList<double> StandardErrors { get; init; }

    /// <summary>95 % interval of a principal coordinate.</summary>
    /// <param name="dimension">The axis, counted from 0.</param>
    public Interval Interval(int dimension)
    {
        var half = Keyness.NormalQuantile(0.95) * StandardErrors[dimension];
        return new Interval(Coordinates[dimension] - half, Coordinates[dimension] + half);
    }
}
