namespace AnalysisKit;

/// <summary>
/// A stratified sample without replacement and the variances of totals estimated from it (Horvitz and Thompson 1952; Särndal, Swensson and Wretman 1992, ch. 3). Within a stratum the covariance of two totals is
/// n/(n-1) sum (1 - p) (x/p - A) (y/p - B), where A and B are the means of x/p and y/p weighted by 1 - p (Hájek 1964): with equal probabilities this is the usual N² (1 - n/N) s²/n. Strata of one drawn unit are taken
/// together; where only one such unit is left, it is compared with zero, which overstates the variance. Units that were certain to be drawn add nothing.
/// </summary>
internal sealed class SampleDesign
{
    private readonly int[][] _strata;

    public SampleDesign(IReadOnlyList<DrawnUnit> units)
    {
        Units = units;
        var byStratum = Enumerable.Range(0, units.Count).Where(i => units[i].Probability < 1).GroupBy(i => units[i].Stratum, StringComparer.Ordinal).Select(g => g.ToArray()).ToLookup(s => s.Length > 1);
        int[] single = [.. byStratum[false].SelectMany(s => s)];
        _strata = [.. byStratum[true], .. single.Length > 0 ? new[] { single } : []];
    }

    /// <summary>The units drawn; values of them are given in this order.</summary>
    public IReadOnlyList<DrawnUnit> Units { get; }

    /// <summary>The total over the population, estimated by Horvitz and Thompson: each value divided by its probability.</summary>
    public double Total(IReadOnlyList<double> values)
    {
        double total = 0;
        for (var i = 0; i < values.Count; i++)
            total += values[i] / Units[i].Probability;
        return total;
    }

    /// <summary>The variance of an estimated total.</summary>
    public double Variance(IReadOnlyList<double> values) => Covariance(values, values);

    /// <summary>The covariance of two estimated totals.</summary>
    public double Covariance(IReadOnlyList<double> first, IReadOnlyList<double> second) => _strata.Sum(stratum => Covariance(stratum, first, second));

    /// <summary>The covariance of two totals if units had been drawn one by one, each independently of the others (Poisson sampling).</summary>
    public double IndependentCovariance(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double sum = 0;
        for (var i = 0; i < first.Count; i++)
            sum += (1 - Units[i].Probability) * first[i] * second[i] / (Units[i].Probability * Units[i].Probability);
        return sum;
    }

    private double Covariance(int[] stratum, IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double left = 0, a = 0, b = 0;
        foreach (var i in stratum)
        {
            var share = 1 - Units[i].Probability;
            left += share;
            a += share * first[i] / Units[i].Probability;
            b += share * second[i] / Units[i].Probability;
        }

        (a, b) = stratum.Length > 1 ? (a / left, b / left) : (0, 0);
        var factor = stratum.Length > 1 ? stratum.Length / (stratum.Length - 1.0) : 1;
        return factor * stratum.Sum(i => (1 - Units[i].Probability) * ((first[i] / Units[i].Probability) - a) * ((second[i] / Units[i].Probability) - b));
    }
}
