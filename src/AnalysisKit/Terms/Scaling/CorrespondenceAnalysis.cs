using System.Globalization;

namespace AnalysisKit;

/// <summary>
/// Places groups and terms in one space of few dimensions, so that groups with like words lie near each other: the singular vectors of (P - rcᵀ)/sqrt(rcᵀ), where P are the counts divided by
/// their sum and r and c its margins. Benzécri (1973); Greenacre (2017), Correspondence Analysis in Practice. Signs of axes carry no meaning; here each group axis has its largest element positive.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class CorrespondenceAnalysis
{
    private CorrespondenceAnalysis(IReadOnlyList<CorrespondencePoint> groups, IReadOnlyList<CorrespondencePoint> terms, IReadOnlyList<double> singularValues, double inertia)
    {
        Groups = new ResultList<CorrespondencePoint>("groups", groups);
        Terms = new ResultList<CorrespondencePoint>("terms", terms);
        SingularValues = singularValues;
        Inertia = inertia;
    }

    /// <summary>The groups.</summary>
    public ResultList<CorrespondencePoint> Groups { get; }

    /// <summary>The terms, in the order of the counts. They have no standard errors.</summary>
    public ResultList<CorrespondencePoint> Terms { get; }

    /// <summary>The singular value of each dimension; its square is the dimension's inertia.</summary>
    public IReadOnlyList<double> SingularValues { get; }

    /// <summary>Inertia of all dimensions together: chi-squared of the table divided by its sum.</summary>
    public double Inertia { get; }

    /// <summary>Share of the inertia that each dimension has, in [0, 1].</summary>
    public IReadOnlyList<double> Shares => [.. SingularValues.Select(s => s * s / Inertia)];

    /// <summary>Analyses counts.</summary>
    /// <param name="counts">The counts. It is better to leave out rare terms, which lie far from all others and mean little.</param>
    /// <param name="dimensions">Number of dimensions, at least 1 and less than the number of groups and of terms.</param>
    /// <exception cref="ArgumentException">There are fewer than two groups or terms, a group has none of the terms, all use them in the same proportions, or there are too many dimensions.</exception>
    public static CorrespondenceAnalysis Of(TermCounts counts, int dimensions = 2)
    {
        var matrix = CountMatrix.Of(counts);
        if (dimensions < 1 || dimensions >= Math.Min(matrix.RowCount, matrix.ColumnCount))
            throw new ArgumentException($"{counts.Groups.Count} groups and {counts.Count} terms give at most {Math.Min(counts.Groups.Count, counts.Count) - 1} dimensions.", nameof(dimensions));
        var size = matrix.RowSums().Sum();
        var (rows, columns) = (matrix.RowSums() / size, matrix.ColumnSums() / size);
        var residuals = matrix.Map((_) => 0.0);
        for (var i = 0; i < matrix.RowCount; i++)
        {
            for (var k = 0; k < matrix.ColumnCount; k++)
            {
                var expected = rows[i] * columns[k];
                residuals[i, k] = ((matrix[i, k] / size) - expected) / Math.Sqrt(expected);
            }
        }

        var (values, left, right) = SymmetricAxes.Of(residuals, dimensions);
        var terms = new CorrespondencePoint[counts.Count];
        for (var k = 0; k < terms.Length; k++)
            terms[k] = Point(counts.Shown(k), columns[k], residuals.Column(k).DotProduct(residuals.Column(k)), k, right, values, null);
        var groups = new CorrespondencePoint[counts.Groups.Count];
        for (var i = 0; i < groups.Length; i++)
        {
            var profile = matrix.Row(i) / (rows[i] * size);
            var errors = Enumerable.Range(0, dimensions).Select(d => Error(profile, terms, d, rows[i] * size)).ToArray();
            groups[i] = Point(counts.Groups[i], rows[i], residuals.Row(i).DotProduct(residuals.Row(i)), i, left, values, errors);
        }

        return new CorrespondenceAnalysis(groups, terms, values, residuals.PointwisePower(2).RowSums().Sum());
    }

    private static CorrespondencePoint Point(string name, double mass, double inertia, int index, double[][] vectors, double[] values, double[]? errors)
    {
        var standard = vectors.Select(v => v[index] / Math.Sqrt(mass)).ToArray();
        return new CorrespondencePoint
        {
            Name = name,
            Mass = mass,
            Inertia = inertia,
            StandardCoordinates = standard,
            Coordinates = [.. standard.Select((x, d) => x * values[d])],
            StandardErrors = errors ?? [.. standard.Select(_ => double.NaN)],
        };
    }

    // A group lies at the mean of the standard coordinates of its words, so its error is that of a mean, treating the axes as fixed.
    private static double Error(MathNet.Numerics.LinearAlgebra.Vector<double> profile, CorrespondencePoint[] terms, int dimension, double tokens)
    {
        double mean = 0, spread = 0;
        for (var k = 0; k < terms.Length; k++)
            mean += profile[k] * terms[k].StandardCoordinates[dimension];
        for (var k = 0; k < terms.Length; k++)
            spread += profile[k] * Math.Pow(terms[k].StandardCoordinates[dimension] - mean, 2);
        return Math.Sqrt(spread / tokens);
    }

    /// <summary>The groups with their principal coordinates.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var axes = Shares.Select((share, axis) => TableLabels.Text("axis", wording, axis + 1, share)).ToList();
        var table = new HtmlTable([.. TableLabels.Headings(wording, "group", "mass"), .. axes], Caption(wording)) { Wording = wording };
        foreach (var group in Groups)
            table.Add([group.Name, group.Mass, .. group.Coordinates.Select(c => (object)c)]);
        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("correspondence_caption", wording, Groups.Count, Terms.Count);
}
