using System.Globalization;

namespace AnalysisKit.Tests;

/// <summary>Measures of agreement against NLTK and scikit-learn (<c>TestData/agreement/agreement.py</c> makes both files) and against what their authors published.</summary>
public class AgreementMeasuresTests
{
    private const double Tolerance = 1e-9;

    private static readonly string Folder = Path.Combine(Kit.Root, "tests", "AnalysisKit.Tests", "TestData", "agreement");
    private static readonly AgreementOptions NoIntervals = new() { Resamples = 0 };

    [Fact]
    public void Measures_RandomAnswers_AreThoseOfNltkAndScikitLearn()
    {
        var sets = File.ReadLines(Path.Combine(Folder, "ratings.csv")).Skip(1).Select(l => l.Split(',')).GroupBy(f => f[0]).ToDictionary(g => g.Key, Units);
        var expected = File.ReadLines(Path.Combine(Folder, "expected.csv")).Skip(1).Select(l => l.Split(',')).ToList();

        Assert.Equal(26, expected.Count);
        foreach (var row in expected)
        {
            var units = sets[row[0]];
            var figure = row[1] switch
            {
                "alpha" => AgreementMeasures.KrippendorffAlpha(units, NoIntervals),
                "fleiss" => AgreementMeasures.FleissKappa(units, NoIntervals),
                _ => AgreementMeasures.CohenKappa(units, int.Parse(row[2], CultureInfo.InvariantCulture), int.Parse(row[3], CultureInfo.InvariantCulture), NoIntervals),
            };
            Assert.Equal(double.Parse(row[4], CultureInfo.InvariantCulture), figure.Value, Tolerance);
        }
    }

    [Fact]
    public void KrippendorffAlpha_HisExampleWithGaps_IsHis()
    {
        // Krippendorff (2011), "C. Nominal data, any number of observers, missing data": 4 observers, 12 units, alpha 0.743.
        string[] observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        var units = Enumerable.Range(0, 12).Select(u => new RatedUnit($"{u}", [.. observers.Select(o => o[u] == '.' ? null : o[u].ToString())]));

        Assert.Equal(0.743, AgreementMeasures.KrippendorffAlpha(units, NoIntervals).Value, 0.0005);
    }

    [Fact]
    public void FleissKappa_TenSubjectsAndFourteenRaters_IsThatOfTheTextbook()
    {
        // The worked example of the kappa of Fleiss (1971) with 10 subjects, 14 raters and 5 categories: 0.210.
        int[][] counts =
        [
            [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
        ];
        var units = counts.Select((row, i) => new RatedUnit($"{i}", [.. row.SelectMany((n, category) => Enumerable.Repeat($"{category}", n))]));

        Assert.Equal(0.210, AgreementMeasures.FleissKappa(units, NoIntervals).Value, 0.0005);
    }

    [Fact]
    public void CohenKappa_TwoByTwoTable_IsTheOneWorkedByHand()
    {
        // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: p_o = 35/50 = 0.7, p_e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5, kappa = 0.4.
        var units = new[] { ("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15) }.SelectMany(c => Enumerable.Range(0, c.Item3).Select(i => new RatedUnit($"{c}{i}", [c.Item1, c.Item2]))).ToList();

        Assert.Equal(0.4, AgreementMeasures.CohenKappa(units, options: NoIntervals).Value, 12);
        Assert.Equal(0.7, AgreementMeasures.Observed(units, NoIntervals).Value, 12);
        Assert.Equal(50, AgreementMeasures.CohenKappa(units, options: NoIntervals).Units);
    }

    [Fact]
    public void Measures_WithoutANumber_SayWhy()
    {
        RatedUnit[] same = [new("a", ["none", "none", null]), new("b", ["none", "none", null])];
        RatedUnit[] apart = [new("a", ["yes", null, null]), new("b", [null, "no", null])];

        Assert.Equal((double.NaN, 2, "every answer is \"none\", so that chance alone would agree as often"), Parts(AgreementMeasures.KrippendorffAlpha(same)));
        Assert.Equal((double.NaN, 2, "every answer is \"none\", so that chance alone would agree as often"), Parts(AgreementMeasures.CohenKappa(same)));
        Assert.Equal((double.NaN, 0, "no unit was answered by all 3 annotators"), Parts(AgreementMeasures.FleissKappa(same)));
        Assert.Equal((double.NaN, 0, "no unit was answered by two annotators"), Parts(AgreementMeasures.KrippendorffAlpha(apart)));
        Assert.Equal((double.NaN, 0, "no unit was answered by both annotators"), Parts(AgreementMeasures.CohenKappa(apart)));
        Assert.Equal((double.NaN, 0, "there is no unit"), Parts(AgreementMeasures.FleissKappa([])));
        Assert.Equal((1.0, 2, ""), Parts(AgreementMeasures.Observed(same)));
        Assert.Equal("no unit was answered by two annotators", AgreementMeasures.KrippendorffAlpha(apart).ToString());

        static (double, int, string) Parts(AgreementFigure figure) => (figure.Value, figure.Units, figure.Note);
    }

    [Fact]
    public void Intervals_OfOneArticle_AreMissingAndSayWhy()
    {
        var figure = AgreementMeasures.KrippendorffAlpha([new("a", ["yes", "yes"]), new("a", ["no", "no"]), new("a", ["no", "yes"])]);

        Assert.True(figure.Value < 1);
        Assert.True(double.IsNaN(figure.Estimate.Low) && double.IsNaN(figure.Estimate.StandardError));
        Assert.Equal("all units are of one article, so that there is no interval", figure.Note);
    }

    [Fact]
    public void Intervals_ResamplesOfOneCategory_AreToldOf()
    {
        var figure = AgreementMeasures.CohenKappa([new("a", ["yes", "yes"]), new("b", ["yes", "yes"]), new("c", ["no", "no"])]);

        // (2/3)^3 of the resamples lack article c, (1/3)^3 have nothing else.
        Assert.Matches("^in [0-9]{3} of 1,000 resamples every answer is of one category", figure.Note);
        Assert.Equal(1, figure.Value);
    }

    [Fact]
    public void Intervals_AnswersOfOneArticleTogether_AreWiderAndTheSameInAnyOrder()
    {
        // Five equal answers in each article are no more than one.
        var units = Enumerable.Range(0, 40).SelectMany(a => Enumerable.Range(0, 5).Select(i => new RatedUnit($"{a:00}", [a % 2 == 0 ? "yes" : "no", a % 2 == 0 == (a % 5 > 0) ? "yes" : "no"]))).ToList();

        var together = AgreementMeasures.KrippendorffAlpha(units);
        var apart = AgreementMeasures.KrippendorffAlpha(units.Select((u, i) => u with { Cluster = $"{i}" }));

        Assert.Equal(together.Value, apart.Value, 12);
        Assert.True(together.Estimate.High - together.Estimate.Low > 1.8 * (apart.Estimate.High - apart.Estimate.Low));
        Assert.Equal(Math.Sqrt(5), together.Estimate.StandardError / apart.Estimate.StandardError, 0.4);
        Assert.Equal(together, AgreementMeasures.KrippendorffAlpha(Enumerable.Reverse(units)));
        Assert.NotEqual(together, AgreementMeasures.KrippendorffAlpha(units, new AgreementOptions { Seed = 1 }));
    }

    private static List<RatedUnit> Units(IEnumerable<string[]> rows)
    {
        var answers = rows.Select(f => (Unit: f[1], Cluster: f[2], Annotator: int.Parse(f[3], CultureInfo.InvariantCulture), Label: f[4])).ToList();
        var annotators = answers.Max(a => a.Annotator) + 1;
        return [.. answers.GroupBy(a => a.Unit).Select(g => new RatedUnit(g.First().Cluster, [.. Enumerable.Range(0, annotators).Select(a => g.Where(x => x.Annotator == a).Select(x => x.Label).SingleOrDefault())]))];
    }
}
