using MathNet.Numerics.LinearAlgebra;

namespace AnalysisKit;

/// <summary>
/// A ratio of totals, or a total, estimated from readings of everything and a checked sample; see <see cref="CorrectionMethod"/>. What was checked in several samples (statements that were read, and articles for what
/// was not found) is added up. The variance is that of the linearised estimate (Särndal, Swensson and Wretman 1992, ch. 5 to 7). With u the linearised value of a unit as checked, its square summed over clusters is
/// estimated without bias, and what is not known since not everything was checked is that of the design: with independent draws this is the clustered variance of DSL.
/// </summary>
internal sealed class CorrectedRatio
{
    private const int Tunings = 3;

    private readonly List<(SampleDesign Design, double[] Residuals)> _samples = [];
    private readonly IReadOnlyList<CheckedValues> _values;
    private readonly Dictionary<int, double> _clusters = [];
    private readonly int _clusterCount;

    private CorrectedRatio(IReadOnlyList<CheckedValues> samples, int clusters, CorrectionMethod method, bool isTotal)
    {
        (_values, _clusterCount) = (samples, clusters);
        Weight = method == CorrectionMethod.CheckedOnly ? 0 : 1;
        if (method == CorrectionMethod.Regression)
            Regress(samples, isTotal);
        else
            Weigh(samples, isTotal, isTuned: method == CorrectionMethod.Tuned);
    }

    /// <summary>The estimate; NaN if the estimated denominator is not above zero.</summary>
    public double Value { get; private set; }

    /// <summary>The estimated denominator; 1 for a total.</summary>
    public double Denominator { get; private set; }

    /// <summary>How much the readings count, in [0, 1].</summary>
    public double Weight { get; private set; }

    /// <summary>The ratio of the totals of numerator and denominator.</summary>
    /// <param name="samples">What was checked; the samples are independent of each other.</param>
    /// <param name="clusters">Number of clusters in the population, with those that hold nothing.</param>
    /// <param name="method">How readings count.</param>
    public static CorrectedRatio Of(IReadOnlyList<CheckedValues> samples, int clusters, CorrectionMethod method) => new(samples, clusters, method, isTotal: false);

    /// <summary>The total of the numerators.</summary>
    public static CorrectedRatio Total(IReadOnlyList<CheckedValues> samples, int clusters, CorrectionMethod method) => new(samples, clusters, method, isTotal: true);

    /// <summary>The variance of the estimate.</summary>
    public double Variance(EstimateTarget target)
    {
        var design = DesignCovariance(this);
        return target == EstimateTarget.Corpus ? design : Math.Max(design, Covariance(this, target));
    }

    /// <summary>
    /// What one more checked unit that bears on the ratio, of the same weight as the others, would add to the variance if it were away from the estimate by one; NaN where none bears on it. See
    /// <see cref="Intervals.Share"/>.
    /// </summary>
    public double OneMore(EstimateTarget target)
    {
        var (units, squares) = (0, 0.0);
        foreach (var s in _values)
        {
            for (var i = 0; i < s.Denominators.Length; i++)
            {
                var unit = s.Design.Units[i];
                if (s.Denominators[i] == 0)
                    continue;
                units++;
                squares += Math.Pow(s.Denominators[i] * unit.Weight / Denominator, 2) * (target == EstimateTarget.Corpus ? 1 - unit.Probability : 1);
            }
        }

        return units > 0 ? squares / units : double.NaN;
    }

    /// <summary>The covariance with another estimate from the same samples.</summary>
    public double Covariance(CorrectedRatio other, EstimateTarget target)
    {
        var design = DesignCovariance(other);
        if (target == EstimateTarget.Corpus)
            return design;
        double products = 0, first = 0, second = 0;
        foreach (var (cluster, value) in _clusters)
            products += value * other._clusters.GetValueOrDefault(cluster);
        foreach (var value in _clusters.Values)
            first += value;
        foreach (var value in other._clusters.Values)
            second += value;
        var between = _clusterCount > 1 ? _clusterCount / (_clusterCount - 1.0) * (products - (first * second / _clusterCount)) : 0;
        return between - IndependentCovariance(other) + design;
    }

    private double DesignCovariance(CorrectedRatio other) => _samples.Select((s, i) => s.Design.Covariance(s.Residuals, other._samples[i].Residuals)).Sum();

    private double IndependentCovariance(CorrectedRatio other) => _samples.Select((s, i) => s.Design.IndependentCovariance(s.Residuals, other._samples[i].Residuals)).Sum();

    // The readings count with one weight in numerator and denominator, which solves the weighted estimating equation of PPI++.
    private void Weigh(IReadOnlyList<CheckedValues> samples, bool isTotal, bool isTuned)
    {
        Solve(samples, isTotal);
        for (var i = 0; isTuned && i < Tunings; i++)
        {
            var value = isTotal ? 0 : double.IsNaN(Value) ? 0 : Value;
            double shared = 0, own = 0;
            foreach (var s in samples)
            {
                var read = Linear(s.ReadNumerators, s.ReadDenominators, value, isTotal);
                shared += s.Design.Covariance(Linear(s.Numerators, s.Denominators, value, isTotal), read);
                own += s.Design.Variance(read);
            }

            Weight = own > 0 ? Math.Clamp(shared / own, 0, 1) : 1;
            Solve(samples, isTotal);
        }

        foreach (var s in samples)
        {
            var (value, weight, denominator) = (Value, Weight, Denominator);
            var residuals = new double[s.Numerators.Length];
            for (var i = 0; i < residuals.Length; i++)
                residuals[i] = (Of(s.Numerators[i], s.Denominators[i]) - (weight * Of(s.ReadNumerators[i], s.ReadDenominators[i]))) / denominator;
            Keep(s, residuals, (numerator, count) => weight * Of(numerator, count) / denominator);

            double Of(double numerator, double count) => isTotal ? numerator : numerator - (value * count);
        }
    }

    private void Solve(IReadOnlyList<CheckedValues> samples, bool isTotal)
    {
        double numerator = 0, denominator = 0;
        foreach (var s in samples)
        {
            numerator += (Weight * (s.Read.Sum(r => r.Numerator) - s.Design.Total(s.ReadNumerators))) + s.Design.Total(s.Numerators);
            denominator += (Weight * (s.Read.Sum(r => r.Denominator) - s.Design.Total(s.ReadDenominators))) + s.Design.Total(s.Denominators);
        }

        Set(numerator, denominator, isTotal);
    }

    private void Set(double numerator, double denominator, bool isTotal)
    {
        Denominator = isTotal ? 1 : denominator;
        Value = isTotal ? numerator : denominator > 0 ? numerator / denominator : double.NaN;
    }

    private void Regress(IReadOnlyList<CheckedValues> samples, bool isTotal)
    {
        double numerator = 0, denominator = 0;
        var fits = new List<Fit>();
        foreach (var s in samples)
        {
            var fit = Fit.Of(s);
            fits.Add(fit);
            numerator += fit.Totals.DotProduct(fit.Numerator) + s.Design.Total(fit.NumeratorResiduals);
            denominator += fit.Totals.DotProduct(fit.Denominator) + s.Design.Total(fit.DenominatorResiduals);
        }

        Set(numerator, denominator, isTotal);
        var value = isTotal ? 0 : Value;
        for (var k = 0; k < samples.Count; k++)
        {
            var fit = fits[k];
            var residuals = fit.NumeratorResiduals.Select((r, i) => fit.Calibration[i] * (r - (value * fit.DenominatorResiduals[i])) / Denominator).ToArray();
            var slopes = (fit.Numerator - (value * fit.Denominator)) / Denominator;
            Keep(samples[k], residuals, (n, d) => (slopes[0] * n) + (slopes[1] * d));
        }
    }

    private void Keep(CheckedValues sample, double[] residuals, Func<double, double, double> foretold)
    {
        _samples.Add((sample.Design, residuals));
        foreach (var (cluster, numerator, denominator) in sample.Read)
            _clusters[cluster] = _clusters.GetValueOrDefault(cluster) + foretold(numerator, denominator);
        for (var i = 0; i < residuals.Length; i++)
        {
            var unit = sample.Design.Units[i];
            _clusters[unit.Cluster] = _clusters.GetValueOrDefault(unit.Cluster) + (residuals[i] * unit.Weight);
        }
    }

    private static double[] Linear(double[] numerators, double[] denominators, double value, bool isTotal) =>
        isTotal ? numerators : [.. numerators.Select((n, i) => n - (value * denominators[i]))];

    /// <summary>The regression of checked numerators and denominators on both as read, over the sample with weights 1 / probability.</summary>
    private sealed record Fit(Vector<double> Totals, Vector<double> Numerator, Vector<double> Denominator, double[] NumeratorResiduals, double[] DenominatorResiduals, double[] Calibration)
    {
        public static Fit Of(CheckedValues s)
        {
            var count = s.Numerators.Length;
            var read = Matrix<double>.Build.Dense(count, 2, (i, column) => column == 0 ? s.ReadNumerators[i] : s.ReadDenominators[i]);
            var weights = Vector<double>.Build.Dense(count, i => s.Design.Units[i].Weight);
            var weighted = read.MapIndexed((i, _, x) => x * weights[i]);
            var inverse = (weighted.Transpose() * read).PseudoInverse();
            var totals = Vector<double>.Build.DenseOfArray([s.Read.Sum(r => r.Numerator), s.Read.Sum(r => r.Denominator)]);
            var (numerator, left) = Slopes(s.Numerators);
            var (denominator, right) = Slopes(s.Denominators);
            var calibration = (read * (inverse * (totals - weighted.ColumnSums()))) + 1;
            return new Fit(totals, numerator, denominator, left, right, calibration.ToArray());

            (Vector<double>, double[]) Slopes(double[] values)
            {
                var y = Vector<double>.Build.DenseOfArray(values);
                var slopes = inverse * (weighted.Transpose() * y);
                return (slopes, (y - (read * slopes)).ToArray());
            }
        }
    }
}
