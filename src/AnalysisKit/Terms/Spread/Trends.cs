using MathNet.Numerics.Distributions;

namespace AnalysisKit;

/// <summary>How terms, actors and stances develop over time. All functions are pure.</summary>
public static class Trends
{
    /// <summary>
    /// A rate by period, count / size, with the exact interval of a binomial share (Clopper and Pearson 1934). Smoothed: Σ K count / Σ K size over all periods, with K a normal kernel of the distance
    /// in periods (Nadaraya 1964; Watson 1964), so that periods with much text weigh more; its interval from the Poisson variance Σ K² count / (Σ K size)².
    /// </summary>
    /// <param name="name">What is counted.</param>
    /// <param name="counts">Counts and what they are shares of, by day, in any order.</param>
    /// <param name="options">How the trend is made.</param>
    public static Trend OfRates(string name, IEnumerable<(DateOnly Day, double Count, double Size)> counts, TrendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new TrendOptions();
        var byPeriod = counts.GroupBy(c => Period.Of(c.Day, options.Unit)).ToDictionary(g => g.Key, g => (Count: g.Sum(c => c.Count), Size: g.Sum(c => c.Size)));
        var periods = Periods(byPeriod.Keys);
        var values = periods.Select(p => byPeriod.GetValueOrDefault(p)).ToArray();
        return new Trend(name, [.. periods.Select((p, i) => RatePoint(p, i, values, options))]);
    }

    /// <summary>
    /// A mean by period, with an interval that allows for dependence among the values of one cluster (an article): the standard error is that of a ratio of cluster sums,
    /// sqrt(m/(m-1) Σ (sum - mean · n)²) / N for m clusters (Cochran 1977, Sampling Techniques, 6.5), with Student's t of m-1. NaN for fewer than two clusters.
    /// Smoothed by the same kernel as <see cref="OfRates"/>.
    /// </summary>
    /// <param name="name">What is averaged.</param>
    /// <param name="values">Values by day with their clusters, in any order.</param>
    /// <param name="options">How the trend is made.</param>
    public static Trend OfMeans(string name, IEnumerable<(DateOnly Day, double Value, string Cluster)> values, TrendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new TrendOptions();
        var byPeriod = values.GroupBy(v => Period.Of(v.Day, options.Unit)).ToDictionary(g => g.Key, g => Clusters(g.Select(v => (v.Value, v.Cluster))));
        var periods = Periods(byPeriod.Keys);
        var clusters = periods.Select(p => byPeriod.GetValueOrDefault(p) ?? []).ToArray();
        return new Trend(name, [.. periods.Select((p, i) => MeanPoint(p, i, clusters, options))]);
    }

    /// <summary>A term by period, from counts whose groups are the labels of periods (see <see cref="TermVerbs"/>).</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="counts">Counts grouped by day, as yyyy-MM-dd; groups that are no day are left out.</param>
    /// <param name="term">The term.</param>
    /// <param name="options">How the trend is made.</param>
    public static Trend OfTerm(string name, TermCounts counts, string term, TrendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return OfRates(name, Days(counts, term), options);
    }

    /// <summary>Compares the rates of two stretches of time: log2 ratio with its exact interval and p-value of G²; see <see cref="Keyness"/>.</summary>
    public static TrendComparison CompareRates(IEnumerable<TrendPoint> before, IEnumerable<TrendPoint> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (first, second) = (before.ToList(), after.ToList());
        var table = new ContingencyTable(second.Sum(p => p.Count), first.Sum(p => p.Count), second.Sum(p => p.Size), first.Sum(p => p.Size));
        return new TrendComparison(
            table.Reference / table.ReferenceSize,
            table.Target / table.TargetSize,
            Keyness.LogRatioOrNone(table),
            Keyness.LogRatioInterval(table),
            Keyness.ChiSquaredPValue(Keyness.LogLikelihoodRatio(table)));
    }

    /// <summary>Compares the means of two stretches of time by Welch's t with the clustered standard errors of <see cref="OfMeans"/>; NaN where one has fewer than two clusters. Welch (1947), Biometrika 34, 28-35.</summary>
    public static TrendComparison CompareMeans(IEnumerable<(double Value, string Cluster)> before, IEnumerable<(double Value, string Cluster)> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (first, second) = (Mean(Clusters(before)), Mean(Clusters(after)));
        var difference = second.Mean - first.Mean;
        var (v1, v2) = (first.Error * first.Error, second.Error * second.Error);
        var error = Math.Sqrt(v1 + v2);
        var freedom = (v1 + v2) * (v1 + v2) / ((v1 * v1 / (first.Clusters - 1)) + (v2 * v2 / (second.Clusters - 1)));
        if (!(error > 0) || !double.IsFinite(freedom))
            return new TrendComparison(first.Mean, second.Mean, difference, new Interval(double.NaN, double.NaN), double.NaN);
        var half = StudentT.InvCDF(0, 1, freedom, 0.975) * error;
        return new TrendComparison(first.Mean, second.Mean, difference, new Interval(difference - half, difference + half), 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(difference) / error));
    }

    private static IEnumerable<(DateOnly, double, double)> Days(TermCounts counts, string term)
    {
        foreach (var size in counts.Sizes)
        {
            if (DateOnly.TryParseExact(size.Group, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day))
                yield return (day, counts.CountOf(term, size.Group), size.Tokens);
        }
    }

    private static Period[] Periods(IReadOnlyCollection<Period> known) => known.Count == 0 ? [] : [.. Period.Between(known.Min(), known.Max())];

    private static (double Sum, int Count)[] Clusters(IEnumerable<(double Value, string Cluster)> values) =>
        [.. values.GroupBy(v => v.Cluster, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Sum(v => v.Value), g.Count()))];

    private static TrendPoint RatePoint(Period period, int index, (double Count, double Size)[] values, TrendOptions options)
    {
        var (count, size) = values[index];
        double counts = 0, sizes = 0, variance = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var weight = Kernel(i - index, options.Bandwidth);
            counts += weight * values[i].Count;
            sizes += weight * values[i].Size;
            variance += weight * weight * values[i].Count;
        }

        var smoothed = counts / sizes;
        var half = Keyness.NormalQuantile(options.Coverage) * Math.Sqrt(variance) / sizes;
        return new TrendPoint
        {
            Period = period,
            Count = count,
            Size = size,
            Value = count / size,
            Interval = size > 0 ? Share(count, size, options.Coverage) : new Interval(double.NaN, double.NaN),
            Smoothed = smoothed,
            SmoothedInterval = new Interval(Math.Max(0, smoothed - half), smoothed + half),
        };
    }

    private static TrendPoint MeanPoint(Period period, int index, (double Sum, int Count)[][] clusters, TrendOptions options)
    {
        var own = Mean(clusters[index]);
        double sums = 0, counts = 0;
        for (var i = 0; i < clusters.Length; i++)
        {
            var weight = Kernel(i - index, options.Bandwidth);
            sums += weight * clusters[i].Sum(c => c.Sum);
            counts += weight * clusters[i].Sum(c => c.Count);
        }

        var smoothed = sums / counts;
        var variance = 0.0;
        for (var i = 0; i < clusters.Length; i++)
        {
            var weight = Kernel(i - index, options.Bandwidth);
            variance += clusters[i].Sum(c => Math.Pow(weight * (c.Sum - (smoothed * c.Count)), 2));
        }

        var half = Keyness.NormalQuantile(options.Coverage) * Math.Sqrt(variance) / counts;
        var t = own.Clusters > 1 ? StudentT.InvCDF(0, 1, own.Clusters - 1, (1 + options.Coverage) / 2) * own.Error : double.NaN;
        return new TrendPoint
        {
            Period = period,
            Count = clusters[index].Sum(c => c.Count),
            Size = own.Clusters,
            Value = own.Mean,
            Interval = new Interval(own.Mean - t, own.Mean + t),
            Smoothed = smoothed,
            SmoothedInterval = new Interval(smoothed - half, smoothed + half),
        };
    }

    private static (double Mean, double Error, int Clusters) Mean((double Sum, int Count)[] clusters)
    {
        double count = clusters.Sum(c => c.Count), m = clusters.Length;
        var mean = clusters.Sum(c => c.Sum) / count;
        var squares = clusters.Sum(c => Math.Pow(c.Sum - (mean * c.Count), 2));
        return (mean, m > 1 ? Math.Sqrt(m / (m - 1) * squares) / count : double.NaN, clusters.Length);
    }

    private static Interval Share(double count, double size, double coverage)
    {
        var tail = (1 - coverage) / 2;
        return new Interval(
            count == 0 ? 0 : Binomial.InverseIncompleteBeta(count, size - count + 1, tail),
            count >= size ? 1 : 1 - Binomial.InverseIncompleteBeta(size - count, count + 1, tail));
    }

    private static double Kernel(int distance, double bandwidth) => bandwidth <= 0 ? (distance == 0 ? 1 : 0) : Math.Exp(-0.5 * distance * distance / (bandwidth * bandwidth));
}
