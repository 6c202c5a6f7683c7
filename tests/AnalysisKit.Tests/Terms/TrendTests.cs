using CsCheck;

namespace AnalysisKit.Tests;

public class TrendTests
{
    [Theory]
    [InlineData(TimeUnit.Day, "2012-01-01")]
    [InlineData(TimeUnit.Week, "2011-W52")]
    [InlineData(TimeUnit.Month, "2012-01")]
    [InlineData(TimeUnit.Quarter, "2012-Q1")]
    [InlineData(TimeUnit.Year, "2012")]
    public void Period_FirstDayOf2012_HasItsLabel(TimeUnit unit, string label) =>
        Assert.Equal(label, Period.Of(new DateOnly(2012, 1, 1), unit).Label);

    [Fact]
    public void Period_AnyDay_LiesInsideAndTheNextFollows() =>
        Gen.Select(Gen.Int[0, 20000], Gen.Enum<TimeUnit>()).Sample((days, unit) =>
        {
            var day = new DateOnly(1980, 1, 1).AddDays(days);
            var period = Period.Of(day, unit);

            Assert.InRange(day, period.Start, period.End);
            Assert.Equal(period.Next, Period.Of(period.End.AddDays(1), unit));
            Assert.True(string.CompareOrdinal(period.Label, period.Next.Label) < 0);
        });

    [Fact]
    public void Trend_OfArticles_HasEveryMonthAndRatesOfTheTerm()
    {
        // "sanctions" twice in four words in January, none in two in March, nothing in February.
        Article[] articles =
        [
            new() { Id = "a", Text = "عقوبات على سوريا عقوبات", Published = new DateOnly(2012, 1, 5) },
            new() { Id = "b", Text = "حوار وطني", Published = new DateOnly(2012, 3, 5) },
            new() { Id = "c", Text = "عقوبات", Published = null },
        ];

        var trend = articles.Trend("عقوبات", new TrendOptions { Bandwidth = 0 });

        Assert.Equal(["2012-01", "2012-02", "2012-03"], trend.Select(p => p.Period.Label));
        Assert.Equal([0.5, double.NaN, 0], trend.Select(p => p.Value));
        Assert.Equal(0.5, trend[0].Smoothed);

        // Clopper-Pearson for 2 of 4 and 0 of 2.
        Assert.Equal(0.0675860, trend[0].Interval.Low, 1e-6);
        Assert.Equal(0.9324140, trend[0].Interval.High, 1e-6);
        Assert.Equal(1 - Math.Sqrt(0.025), trend[2].Interval.High, 1e-9);
    }

    [Fact]
    public void OfRates_Smoothed_WeighsPeriodsByTheirSize()
    {
        var trend = Trends.OfRates("x", [(new DateOnly(2012, 1, 1), 10, 1000), (new DateOnly(2012, 2, 1), 2, 10)], new TrendOptions { Bandwidth = 1 });

        var k = Math.Exp(-0.5);
        Assert.Equal((10 + (2 * k)) / (1000 + (10 * k)), trend[0].Smoothed, 1e-12);
        Assert.InRange(trend[0].Smoothed, trend[0].SmoothedInterval.Low, trend[0].SmoothedInterval.High);
    }

    [Fact]
    public void OfMeans_OneArticleRepeatingItself_DoesNotNarrowTheInterval()
    {
        var day = new DateOnly(2012, 1, 1);
        var once = Trends.OfMeans("x", [(day, 1, "a"), (day, -1, "b"), (day, 0.5, "c")]);
        var repeated = Trends.OfMeans("x", [(day, 1, "a"), (day, -1, "b"), (day, 0.5, "c"), (day, 1, "a"), (day, -1, "b"), (day, 0.5, "c")]);

        Assert.Equal(once[0].Value, repeated[0].Value, 1e-12);
        Assert.Equal(once[0].Interval.High, repeated[0].Interval.High, 1e-9);

        // t with 2 degrees of freedom, 4.302653, times the standard error of a mean of three.
        var error = Math.Sqrt(new[] { 1, -1, 0.5 }.Sum(v => Math.Pow(v - (0.5 / 3), 2)) / 2 / 3);
        Assert.Equal((0.5 / 3) + (4.302652729911275 * error), once[0].Interval.High, 1e-6);
    }

    [Fact]
    public void OfMeans_SingleArticle_HasNoInterval() =>
        Assert.True(double.IsNaN(Trends.OfMeans("x", [(new DateOnly(2012, 1, 1), 1, "a")])[0].Interval.Low));

    [Fact]
    public void CompareRates_TwoYears_IsTheirLogRatio()
    {
        var trend = Trends.OfRates("x", [(new DateOnly(2011, 5, 1), 10, 1000), (new DateOnly(2012, 5, 1), 40, 1000)], new TrendOptions { Unit = TimeUnit.Year });

        var comparison = Trends.CompareRates([trend[0]], [trend[1]]);

        Assert.Equal(2, comparison.Difference, 1e-12);
        Assert.InRange(comparison.Difference, comparison.Interval.Low, comparison.Interval.High);
        Assert.InRange(comparison.PValue, 0, 1e-4);
    }

    [Fact]
    public void CompareMeans_ClustersOfOneValue_IsWelchsTest()
    {
        // R: t.test(c(2, 4, 6, 8), c(1, 2, 3)) gives t = 2.1213, df = 4.0755, p = 0.09978 with the standard errors 1.29099 and 0.57735.
        var comparison = Trends.CompareMeans([(1, "a"), (2, "b"), (3, "c")], [(2, "d"), (4, "e"), (6, "f"), (8, "g")]);

        Assert.Equal(3, comparison.Difference, 1e-12);
        Assert.Equal(0.0998, comparison.PValue, 1e-3);
    }
}
