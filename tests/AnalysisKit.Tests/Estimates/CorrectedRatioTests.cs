using MathNet.Numerics.Distributions;

namespace AnalysisKit.Tests;

/// <summary>The estimators as their papers write them, worked by hand.</summary>
public class CorrectedRatioTests
{
    // Eight units, four of which are checked; two strata of four, two drawn from the first and two from the second.
    private static readonly double[] Read = [0.9, 0.8, 0.1, 0.4, -0.6, -0.2, 0.7, 0.3];
    private static readonly (int Unit, double Probability, double True)[] Checked = [(0, 0.5, 1), (2, 0.5, -1), (4, 0.5, -1), (6, 0.5, 1)];

    [Fact]
    public void Difference_KnownProbabilities_IsTheMeanOfTheDesignAdjustedOutcomesOfDsl()
    {
        // Egami et al. (2023): each outcome is the prediction, and for checked units plus (truth - prediction) / probability; their mean is the estimate.
        var adjusted = Read.Select((r, i) => Checked.Where(c => c.Unit == i).Select(c => r + ((c.True - r) / c.Probability)).DefaultIfEmpty(r).First()).ToArray();

        var mean = Mean(Read, Checked, CorrectionMethod.Difference);

        Assert.Equal(adjusted.Average(), mean.Value, 12);

        // By hand: sum of predictions 2.4; differences 0.1, -1.1, -0.4, 0.3, each twice: -2.2. (2.4 - 2.2) / 8.
        Assert.Equal(0.025, mean.Value, 12);
    }

    [Fact]
    public void Difference_IndependentDraws_HasTheClusteredVarianceOfDsl()
    {
        // Articles are clusters of two units; predictions are right on average, so that one stratum drawn without replacement varies nearly as independent draws do.
        var random = new Random(5);
        var read = Enumerable.Range(0, 400).Select(_ => random.NextDouble() - 0.3).ToArray();
        var drawn = Enumerable.Range(0, 400).Where(_ => random.NextDouble() < 0.25).Select(i => (i, 0.25, random.NextDouble() < 0.5 + (read[i] / 2) ? 1.0 : -1.0)).ToArray();
        var mean = Mean(read, drawn, CorrectionMethod.Difference, cluster: i => i / 2, stratum: _ => "");

        // The sandwich of DSL: the square of the sum of (outcome - mean) per cluster, over the square of the number of units.
        var truth = drawn.ToDictionary(d => d.i, d => d.Item3);
        var outcomes = read.Select((r, i) => truth.TryGetValue(i, out var y) ? (r - mean.Value) + (((y - mean.Value) - (r - mean.Value)) / 0.25) : r - mean.Value).ToArray();
        var sandwich = Enumerable.Range(0, 200).Sum(c => Math.Pow(outcomes[2 * c] + outcomes[(2 * c) + 1], 2)) / (400.0 * 400);

        Assert.Equal(1, mean.Variance(EstimateTarget.Articles) / sandwich, 0.05);
        Assert.True(mean.Variance(EstimateTarget.Corpus) < mean.Variance(EstimateTarget.Articles));
    }

    [Fact]
    public void Tuned_SimpleRandomSample_IsPpiPlusPlus()
    {
        // Angelopoulos, Duchi and Zrnic (2023): n labelled and N other units, lambda = cov(Y, f) / ((1 + n/N) var(f)), and the estimate is lambda * mean(f, others) + mean(Y) - lambda * mean(f, labelled).
        double[] labelled = [1, -0.8, 0.9, -0.5, -1, 1];
        double[] truth = [1, -1, -1, 1, -1, 1];
        double[] others = [0.3, -0.2, 0.6, 0.7, -0.9, 0.2, 0.1, -0.5, 0.4];
        var (n, rest) = (6.0, 9.0);
        var (meanF, meanY) = (labelled.Average(), truth.Average());
        var covariance = labelled.Select((f, i) => (f - meanF) * (truth[i] - meanY)).Sum() / (n - 1);
        var variance = labelled.Sum(f => (f - meanF) * (f - meanF)) / (n - 1);
        var lambda = covariance / ((1 + (n / rest)) * variance);
        var expected = (lambda * others.Average()) + meanY - (lambda * meanF);

        var mean = Mean([.. labelled, .. others], [.. truth.Select((y, i) => (i, n / (n + rest), y))], CorrectionMethod.Tuned, stratum: _ => "");

        Assert.Equal(expected, mean.Value, 12);

        // Here the readings count with the weight of all units together: lambda of the paper times (1 + n/N).
        Assert.InRange(lambda * (1 + (n / rest)), 0.01, 0.99);
    }

    [Fact]
    public void Tuned_ReadingsThatSayNothing_CountForNothing()
    {
        double[] read = [0.9, -0.9, 0.9, -0.9, 0.5, 0.7];
        var mean = Mean(read, [(0, 0.5, 1), (1, 0.5, 1), (2, 0.5, -1), (3, 0.5, -1)], CorrectionMethod.Tuned, stratum: _ => "", count: 8);
        Assert.Equal(0, mean.Weight, 12);
        Assert.Equal(0, mean.Value, 12);
    }

    [Fact]
    public void Ratio_TwoSamples_AddsUpWhatEachTells()
    {
        // Of four statements read, two are checked: one is right, one is none at all. Of ten articles, two are read to the end, and one holds a statement that was not found.
        var found = new CheckedValues
        {
            Design = new SampleDesign([new DrawnUnit("a", 0, 0.5), new DrawnUnit("a", 1, 0.5)]),
            Read = [(0, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1)],
            ReadNumerators = [1, 1],
            ReadDenominators = [1, 1],
            Numerators = [1, 0],
            Denominators = [1, 0],
        };
        var missed = new CheckedValues
        {
            Design = new SampleDesign([new DrawnUnit("b", 0, 0.2), new DrawnUnit("b", 4, 0.2)]),
            Read = [],
            ReadNumerators = [0, 0],
            ReadDenominators = [0, 0],
            Numerators = [0, -1],
            Denominators = [0, 1],
        };

        // Numerator 4 - 2 and -5; denominator 4 - 2 and 5.
        var ratio = CorrectedRatio.Of([found, missed], 10, CorrectionMethod.Difference);
        Assert.Equal(-3.0 / 7, ratio.Value, 12);

        // Residuals: u - u(read) = (0, -(1 + 3/7)) / 7 in the first; (0, (-1 + 3/7)) / 7 in the second. N²(1 - n/N) s²/n of each.
        double Part(double residual, double size) => size * size * (1 - (2 / size)) * (residual * residual / 2) / 2;
        Assert.Equal(Part(10.0 / 49, 4) + Part(4.0 / 49, 10), ratio.Variance(EstimateTarget.Corpus), 12);
    }

    [Fact]
    public void Ratio_NothingLeft_IsNotANumber()
    {
        var ratio = Mean([0.5, 0.5], [(0, 1, 0)], CorrectionMethod.CheckedOnly, count: 0);
        Assert.True(double.IsNaN(ratio.Value));
    }

    [Fact]
    public void Covariance_StrataOfOneUnit_AreTakenTogether()
    {
        var design = new SampleDesign([new DrawnUnit("a", 0, 0.5), new DrawnUnit("b", 1, 0.5), new DrawnUnit("c", 2, 1)]);

        // The certain unit adds nothing; the other two, 2 and 6 when expanded, vary about their mean of 4.
        Assert.Equal(2 * 0.5 * ((2 * 2) + (2 * 2)), design.Variance([1, 3, 100]), 12);
        Assert.Equal(0.5 * 16, new SampleDesign([new DrawnUnit("a", 0, 0.5)]).Variance([2]), 12);
    }

    [Fact]
    public void Interval_NoErrorSeen_HasAWidthAndStaysInBounds()
    {
        var interval = Intervals.Mean(1, 0, 12, 11, 0.95);

        // Clopper-Pearson of 12 of 12: from 0.025^(1/12) on, here as a mean in [-1, 1].
        Assert.Equal((2 * Math.Pow(0.025, 1.0 / 12)) - 1, interval.Low, 9);
        Assert.Equal(1, interval.High);
        Assert.Equal(new Estimate(double.NaN, double.NaN, -1, 1), Intervals.Mean(double.NaN, 0, 0, 0, 0.95));
    }

    [Theory]
    [InlineData(2.0, 10)]
    [InlineData(-0.3, 4)]
    [InlineData(6.0, 1)]
    public void PValue_OfStudentsInterval_IsStudentsPValue(double value, double degrees)
    {
        var p = Intervals.PValue(coverage => StudentT.InvCDF(0, 1, degrees, (1 + coverage) / 2) is var width ? new Estimate(value, 1, value - width, value + width) : throw new InvalidOperationException());

        Assert.Equal(2 * StudentT.CDF(0, 1, degrees, -Math.Abs(value)), p, 7);
    }

    [Fact]
    public void Difference_UncorrelatedShares_HasTheIntervalOfNewcombe()
    {
        // Newcombe (1998), method 10, his example of 56/70 and 48/80: 0.0524 to 0.3339, from Wilson's intervals 0.6918 to 0.8770 and 0.4905 to 0.7004.
        var difference = Intervals.Difference(new Estimate(0.8, 0.0478, 0.6918, 0.8770), new Estimate(0.6, 0.0548, 0.4905, 0.7004), 0);
        Assert.Equal(0.2, difference.Value, 12);
        Assert.Equal(0.0524, difference.Low, 0.0002);
        Assert.Equal(0.3339, difference.High, 0.0002);
    }

    private static CorrectedRatio Mean(
        double[] read, (int Unit, double Probability, double True)[] drawn, CorrectionMethod method, Func<int, int>? cluster = null, Func<int, string>? stratum = null, double? count = null)
    {
        // The mean of all units: every unit counts one, as read and as checked; where their number is to be estimated, none is read.
        var one = count is null ? 1.0 : 0;
        return CorrectedRatio.Of(
            [
                new CheckedValues
                {
                    Design = new SampleDesign([.. drawn.Select(d => new DrawnUnit(stratum?.Invoke(d.Unit) ?? (d.Unit < 4 ? "a" : "b"), cluster?.Invoke(d.Unit) ?? d.Unit, d.Probability))]),
                    Read = [.. read.Select((r, i) => (cluster?.Invoke(i) ?? i, r, one))],
                    ReadNumerators = [.. drawn.Select(d => read[d.Unit])],
                    ReadDenominators = [.. drawn.Select(_ => one)],
                    Numerators = [.. drawn.Select(d => d.True)],
                    Denominators = [.. drawn.Select(_ => count is 0 ? 0.0 : 1.0)],
                },
            ],
            cluster is null ? read.Length : read.Length / 2, method);
    }
}
