namespace AnalysisKit;

/// <summary>How alike groups are in their words, or terms in their groups. All functions are pure. Similarities grow with likeness, distances with difference; none has a p-value. A measure is NaN where its
/// formula divides by 0: for a group without any of the terms, and the correlation for one that has all equally often.</summary>
public static class Similarity
{
    /// <summary>Compares all pairs of groups, each group with itself too. Rows by first, then second group.</summary>
    /// <param name="counts">The counts. Groups of different size are better compared by <paramref name="proportions"/>, unless the measure is meant for counts.</param>
    /// <param name="measure">The measure.</param>
    /// <param name="proportions">Compares relative frequencies in place of counts.</param>
    /// <param name="power">The p of <see cref="SimilarityMeasure.Minkowski"/>.</param>
    public static ResultList<SimilarityPair> Of(TermCounts counts, SimilarityMeasure measure = SimilarityMeasure.Cosine, bool proportions = false, double power = 2)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var vectors = Enumerable.Range(0, counts.Groups.Count).Select(g => Vector(counts, g, proportions)).ToArray();
        var pairs =
            from a in Enumerable.Range(0, vectors.Length)
            from b in Enumerable.Range(0, vectors.Length)
            select new SimilarityPair(counts.Groups[a], counts.Groups[b], Of(vectors[a], vectors[b], measure, power));
        return new ResultList<SimilarityPair>("pairs of groups", pairs);
    }

    /// <summary>Compares a term with all terms by their counts in the groups, most similar (or least distant) first.</summary>
    /// <exception cref="ArgumentException">The term was not counted.</exception>
    public static ResultList<SimilarityPair> OfTerms(TermCounts counts, string term, SimilarityMeasure measure = SimilarityMeasure.Cosine)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var wanted = counts.IndexOf(term);
        if (wanted < 0)
            throw new ArgumentException($"The term \"{term}\" was not counted.", nameof(term));
        var node = Row(counts, wanted);
        var sign = IsDistance(measure) ? 1 : -1;
        return new ResultList<SimilarityPair>(
            "pairs of terms",
            Enumerable.Range(0, counts.Count)
                .Select(t => new SimilarityPair(counts.Shown(wanted), counts.Shown(t), Of(node, Row(counts, t), measure)))
                .OrderBy(p => sign * p.Value).ThenBy(p => p.Second, StringComparer.Ordinal));
    }

    /// <summary>Whether a measure grows with difference.</summary>
    public static bool IsDistance(SimilarityMeasure measure) => measure >= SimilarityMeasure.Euclidean;

    /// <summary>Compares two vectors of equal length.</summary>
    /// <param name="x">Counts or relative frequencies.</param>
    /// <param name="y">The same of the other group.</param>
    /// <param name="measure">The measure; the formulas stand at its values.</param>
    /// <param name="power">The p of <see cref="SimilarityMeasure.Minkowski"/>.</param>
    public static double Of(IReadOnlyList<double> x, IReadOnlyList<double> y, SimilarityMeasure measure, double power = 2)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException("The vectors differ in length.", nameof(y));
        if (x.Count == 0)
            return double.NaN;
        return measure switch
        {
            SimilarityMeasure.Cosine => Dot(x, y) / Math.Sqrt(Dot(x, x) * Dot(y, y)),
            SimilarityMeasure.Correlation => Correlation(x, y),
            SimilarityMeasure.Jaccard => Both(x, y) / Either(x, y),
            SimilarityMeasure.ExtendedJaccard => Dot(x, y) / (Dot(x, x) + Dot(y, y) - Dot(x, y)),
            SimilarityMeasure.Dice => 2 * Both(x, y) / (Both(x, x) + Both(y, y)),
            SimilarityMeasure.ExtendedDice => 2 * Dot(x, y) / (Dot(x, x) + Dot(y, y)),
            SimilarityMeasure.SimpleMatching => Agreement(x, y),
            SimilarityMeasure.Hamann => (2 * Agreement(x, y)) - 1,
            SimilarityMeasure.Euclidean => Math.Sqrt(Sum(x, y, (a, b) => (a - b) * (a - b))),
            SimilarityMeasure.Manhattan => Sum(x, y, (a, b) => Math.Abs(a - b)),
            SimilarityMeasure.Maximum => x.Select((a, i) => Math.Abs(a - y[i])).DefaultIfEmpty().Max(),
            SimilarityMeasure.Canberra => Sum(x, y, (a, b) => a == 0 && b == 0 ? 0 : Math.Abs(a - b) / (Math.Abs(a) + Math.Abs(b))),
            SimilarityMeasure.Minkowski => Math.Pow(Sum(x, y, (a, b) => Math.Pow(Math.Abs(a - b), power)), 1 / power),
            SimilarityMeasure.JensenShannon => JensenShannon(x, y),
            _ => throw new ArgumentOutOfRangeException(nameof(measure)),
        };
    }

    private static double[] Vector(TermCounts counts, int group, bool proportions)
    {
        var vector = new double[counts.Count];
        for (var term = 0; term < vector.Length; term++)
            vector[term] = proportions ? counts.Cell(term, group).Count / (double)counts.Sizes[group].Tokens : counts.Cell(term, group).Count;
        return vector;
    }

    private static double[] Row(TermCounts counts, int term)
    {
        var row = new double[counts.Groups.Count];
        foreach (var (group, cell) in counts.Cells(term))
            row[group] = cell.Count;
        return row;
    }

    private static double Dot(IReadOnlyList<double> x, IReadOnlyList<double> y) => Sum(x, y, (a, b) => a * b);

    private static double Both(IReadOnlyList<double> x, IReadOnlyList<double> y) => Sum(x, y, (a, b) => a != 0 && b != 0 ? 1 : 0);

    private static double Either(IReadOnlyList<double> x, IReadOnlyList<double> y) => Sum(x, y, (a, b) => a != 0 || b != 0 ? 1 : 0);

    private static double Agreement(IReadOnlyList<double> x, IReadOnlyList<double> y) => Sum(x, y, (a, b) => (a != 0) == (b != 0) ? 1 : 0) / x.Count;

    private static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var (varianceX, varianceY) = (Sum(x, x, (a, _) => (a - meanX) * (a - meanX)), Sum(y, y, (a, _) => (a - meanY) * (a - meanY)));
        return Sum(x, y, (a, b) => (a - meanX) * (b - meanY)) / Math.Sqrt(varianceX * varianceY);
    }

    private static double JensenShannon(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (sumX, sumY) = (x.Sum(), y.Sum());
        var divergence = Sum(x, y, (a, b) => Part(a / sumX, b / sumY) + Part(b / sumY, a / sumX)) / 2;
        return Math.Sqrt(Math.Max(0, divergence));

        static double Part(double p, double q) => p == 0 ? 0 : p * Math.Log2(2 * p / (p + q));
    }

    private static double Sum(IReadOnlyList<double> x, IReadOnlyList<double> y, Func<double, double, double> term)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Count; i++)
            sum += term(x[i], y[i]);
        return sum;
    }
}
