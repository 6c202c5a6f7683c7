using System.Globalization;

namespace AnalysisKit.Tests;

/// <summary>Estimates of a stratified sample against R's survey package 4.1-1 (<c>TestData/survey/survey.R</c> makes both files).</summary>
public class SurveyReferenceTests
{
    private const double Tolerance = 1e-9;

    private static readonly string Folder = Path.Combine(Kit.Root, "tests", "AnalysisKit.Tests", "TestData", "survey");
    private static readonly Dictionary<string, (double Value, double Error)> Expected = File.ReadLines(Path.Combine(Folder, "expected.csv")).Skip(1).Select(l => l.Split(','))
        .ToDictionary(f => f[0], f => (Number(f[1]), f[2] == "NA" ? double.NaN : Number(f[2])));

    private static readonly Row[] Population = [.. File.ReadLines(Path.Combine(Folder, "design.csv")).Skip(1).Select(l => l.Split(',')).Select(f => new Row(
        int.Parse(f[0].AsSpan(1), CultureInfo.InvariantCulture), f[1], f[4] == "1", Number(f[3]), Number(f[5]), Number(f[6]), f[7] == "1", f[8] == "1", Number(f[9]), Number(f[10])))];

    private static readonly Row[] Drawn = [.. Population.Where(r => r.IsChecked)];

    [Fact]
    public void Total_StratifiedSample_IsThatOfSvytotal()
    {
        var design = Values(Drawn).Design;
        Same("total_score", design.Total(Of(r => r.Score)), design.Variance(Of(r => r.Score)));
        Same("total_count", design.Total(Of(r => r.Count)), design.Variance(Of(r => r.Count)));
        Assert.Equal(Expected["covariance"].Value, design.Covariance(Of(r => r.Score), Of(r => r.Count)), Tolerance);
    }

    [Theory]
    [InlineData("total_score", nameof(CorrectionMethod.CheckedOnly), false)]
    [InlineData("total_count", nameof(CorrectionMethod.CheckedOnly), true)]
    [InlineData("difference_score", nameof(CorrectionMethod.Difference), false)]
    [InlineData("difference_count", nameof(CorrectionMethod.Difference), true)]
    [InlineData("regression_score", nameof(CorrectionMethod.Regression), false)]
    [InlineData("regression_count", nameof(CorrectionMethod.Regression), true)]
    public void Total_EachMethod_IsThatOfSvytotal(string name, string method, bool isCount)
    {
        var values = Values(Drawn);

        // The regression is on both as read, whichever is estimated.
        var total = CorrectedRatio.Total([isCount ? Turned(values) : values], 18, Enum.Parse<CorrectionMethod>(method));

        Same(name, total.Value, total.Variance(EstimateTarget.Corpus));
    }

    [Theory]
    [InlineData("ratio", nameof(CorrectionMethod.CheckedOnly))]
    [InlineData("regression_ratio", nameof(CorrectionMethod.Regression))]
    public void Ratio_EachMethod_IsThatOfSvyratio(string name, string method)
    {
        var ratio = CorrectedRatio.Of([Values(Drawn)], 18, Enum.Parse<CorrectionMethod>(method));
        Same(name, ratio.Value, ratio.Variance(EstimateTarget.Corpus));
    }

    [Theory]
    [InlineData(nameof(CorrectionMethod.Tuned))]
    [InlineData(nameof(CorrectionMethod.Difference))]
    [InlineData(nameof(CorrectionMethod.Regression))]
    [InlineData(nameof(CorrectionMethod.CheckedOnly))]
    public void Everything_Checked_HasTheClusteredErrorOfR(string method)
    {
        var all = Values([.. Population.Select(r => r with { Probability = 1 })]);
        var clusters = Population.Select(r => r.Article).Distinct().Count();
        var ratio = CorrectedRatio.Of([all], clusters, Enum.Parse<CorrectionMethod>(method));
        var total = CorrectedRatio.Total([all], clusters, Enum.Parse<CorrectionMethod>(method));

        Same("cluster_ratio", ratio.Value, ratio.Variance(EstimateTarget.Articles));
        Same("cluster_total", total.Value, total.Variance(EstimateTarget.Articles));
        Assert.Equal(0, ratio.Variance(EstimateTarget.Corpus), 1e-20);
    }

    [Fact]
    public void Share_OfADomain_HasTheIntervalsOfSvyciprop()
    {
        var design = Values(Drawn).Design;
        var (right, read) = (Of(r => r.IsRight ? 1 : 0), Of(r => r.IsRead ? 1 : 0));
        var share = CorrectedRatio.Of([Values(Drawn) with { Numerators = right, Denominators = read }], 18, CorrectionMethod.CheckedOnly);
        var domain = Drawn.Where(r => r.IsRead).ToList();
        var variance = share.Variance(EstimateTarget.Corpus);
        var exact = Intervals.KornGraubard(share.Value, variance, domain.Count, domain.Count - domain.DistinctBy(r => r.Stratum).Count(), 0.95);
        var logit = Intervals.Share(share.Value, variance, domain.Count, 6, 0.95);

        Same("precision", share.Value, variance);
        Assert.Equal(Expected["precision_low"].Value, exact.Low, Tolerance);
        Assert.Equal(Expected["precision_high"].Value, exact.High, Tolerance);
        Assert.Equal(Expected["precision_logit_low"].Value, logit.Low, Tolerance);
        Assert.Equal(Expected["precision_logit_high"].Value, logit.High, Tolerance);
        var recall = CorrectedRatio.Of([Values(Drawn) with { Numerators = right }], 18, CorrectionMethod.CheckedOnly);
        Same("recall", recall.Value, recall.Variance(EstimateTarget.Corpus));
        Assert.Equal(design.Total(right) / design.Total(Of(r => r.Count)), recall.Value, Tolerance);
    }

    private static void Same(string name, double value, double variance)
    {
        Assert.Equal(Expected[name].Value, value, Tolerance);
        Assert.Equal(Expected[name].Error, Math.Sqrt(variance), Tolerance);
    }

    private static double[] Of(Func<Row, double> value) => [.. Drawn.Select(value)];

    private static CheckedValues Values(Row[] drawn) => new()
    {
        Design = new SampleDesign([.. drawn.Select(r => new DrawnUnit(r.Stratum, r.Article, r.Probability))]),
        Read = [.. Population.Select(r => (r.Article, r.ReadScore, r.ReadCount))],
        ReadNumerators = [.. drawn.Select(r => r.ReadScore)],
        ReadDenominators = [.. drawn.Select(r => r.ReadCount)],
        Numerators = [.. drawn.Select(r => r.Score)],
        Denominators = [.. drawn.Select(r => r.Count)],
    };

    private static CheckedValues Turned(CheckedValues values) => values with
    {
        Read = [.. values.Read.Select(r => (r.Cluster, r.Denominator, r.Numerator))],
        ReadNumerators = values.ReadDenominators,
        ReadDenominators = values.ReadNumerators,
        Numerators = values.Denominators,
        Denominators = values.Numerators,
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Row(int Article, string Stratum, bool IsChecked, double Probability, double ReadScore, double ReadCount, bool IsRead, bool IsRight, double Score, double Count);
}
