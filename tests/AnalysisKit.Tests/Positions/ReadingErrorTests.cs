namespace AnalysisKit.Tests;

/// <summary>Means and intervals with the probability of each reading.</summary>
public class ReadingErrorTests
{
    private static readonly double[] Six = [1, 1, 1, 1, 1, 1];

    [Fact]
    public void Interval_SixDoubtfulReadings_IsWide()
    {
        var position = Said.Position(Said.Many(0.6, Six));

        Assert.True(position.High - position.Low > 0.6, $"{position.Low:0.00} to {position.High:0.00}");
        Assert.Equal(3.6, position.Right, 9);
        Assert.InRange(position.Mean, position.Low, position.High);
    }

    [Theory]
    [InlineData(0.99)]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0)]
    public void Interval_ReadingsThatMayBeWrong_HasAWidth(double confidence)
    {
        var position = Said.Position(Said.Many(confidence, Six));
        Assert.True(position.High > position.Low);
        Assert.InRange(position.Mean, position.Low, position.High);
    }

    [Fact]
    public void Interval_LessSureReadings_IsNotNarrower()
    {
        var widths = new[] { 1, 0.7, 0.5, 0.3 }.Select(c => Said.Position(Said.Many(c, 1, 1, 1, 1, 1, 1, 1, 1, -1, 1, 1, 1))).Select(p => p.High - p.Low).ToList();
        Assert.Equal(widths.Order(), widths);
    }

    [Fact]
    public void Interval_OneDoubtfulReading_AllowsEverything()
    {
        var position = Said.Position(Said.Many(0.6, 1));
        Assert.Equal((-1, 1), (position.Low, position.High));
    }

    [Fact]
    public void Interval_ReadingsThatAreRight_IsThatOfTheBootstrapOverArticles()
    {
        // Thirty articles of one to three statements each.
        var stances = Enumerable.Range(0, 60).Select(i => Said.Of(Said.Words(i), 1, Math.Round(Math.Sin(i * 7), 2), article: $"{(i * i) % 30}")).ToList();
        var position = Said.Position(stances, new PositionOptions { Resamples = 20000 });

        var articles = stances.GroupBy(s => s.Statement.Article.Id).Select(g => (Sum: g.Sum(s => s.Score), Count: g.Count())).ToArray();
        var random = new Random(1);
        var means = Enumerable.Range(0, 20000).Select(_ => random.GetItems(articles, articles.Length)).Select(drawn => drawn.Sum(a => a.Sum) / drawn.Sum(a => a.Count)).Order().ToArray();

        Assert.Equal(stances.Average(s => s.Score), position.Mean, 9);
        Assert.Equal(means[500], position.Low, 0.02);
        Assert.Equal(means[19499], position.High, 0.02);
    }

    [Fact]
    public void Interval_KnownProbabilities_HoldsTheTruthAsOftenAsItSays()
    {
        // An actor's true share of stances in favour is drawn; each reading is right, turned round or no stance at all as the model says.
        var random = new Random(7);
        var held = 0;
        const int Trials = 300;
        for (var trial = 0; trial < Trials; trial++)
        {
            var favour = random.NextDouble();
            var stances = Enumerable.Range(0, 30).Select(i =>
            {
                var confidence = 0.4 + (0.5 * random.NextDouble());
                var truth = random.NextDouble() < favour ? 1 : -1;
                var drawn = random.NextDouble();
                var read = drawn < confidence ? truth : drawn > 1 - (0.1 * (1 - confidence)) ? -truth : random.NextDouble() < favour ? 1 : -1;
                return Said.Of(Said.Words(i), confidence, read);
            }).ToList();
            var position = Said.Position(stances, new PositionOptions { Turned = 0.1, Resamples = 400 });
            var mean = (2 * favour) - 1;
            held += position.Low <= mean && mean <= position.High ? 1 : 0;
        }

        Assert.InRange((double)held / Trials, 0.9, 1);
    }

    [Fact]
    public void Mean_ReadingsOfDifferentProbability_WeighsThem()
    {
        var position = Said.Position([Said.Of(Said.Words(1), 0.8, 1), Said.Of(Said.Words(2), 0.4, -0.5)], new PositionOptions { Turned = 0.25 });

        // Of the first 0.8 are right and 0.05 turned round; of the second 0.4 and 0.15.
        Assert.Equal((((0.8 - 0.05) * 1) + ((0.4 - 0.15) * -0.5)) / (0.85 + 0.55), position.Mean, 9);
        Assert.Equal((0.8 + 0.15) / 1.4, position.SupportShare, 9);
        Assert.Equal((0.4 + 0.05) / 1.4, position.OpposeShare, 9);
        Assert.Equal(1.2, position.Right, 9);
    }

    [Fact]
    public void Interval_OtherOrderOfStances_IsTheSame()
    {
        var stances = Said.Many(0.7, 1, -1, 0.5, 1, -0.7, 1, 1);
        Assert.Equal(Describe(stances), Describe(stances.AsEnumerable().Reverse()));

        static (double, double, double) Describe(IEnumerable<Stance> stances) => Said.Position(stances) is var p ? (p.Mean, p.Low, p.High) : default;
    }

    [Theory]
    [InlineData(1, 40, 1, Standing.InFavour)]
    [InlineData(1, 40, -1, Standing.Against)]
    [InlineData(0.6, 5, 1, Standing.Unclear)]
    [InlineData(1, 4, 1, Standing.TooLittle)]
    public void Standing_SaysNoMoreThanTheInterval(double confidence, int statements, double score, Standing expected) =>
        Assert.Equal(expected, Said.Position(Said.Many(confidence, [.. Enumerable.Repeat(score, statements)])).Standing);

    [Fact]
    public void Standing_AsManyForAsAgainst_IsMixedOnceThereIsEnough()
    {
        Assert.Equal(Standing.Unclear, Said.Position(Said.Many(1, 1, -1, 1, -1, 1, -1)).Standing);
        Assert.Equal(Standing.Mixed, Said.Position(Said.Many(1, [.. Enumerable.Range(0, 100).Select(i => i % 2 == 0 ? 1.0 : -1)])).Standing);
    }

    [Fact]
    public void Standing_ManyStatementsOfOneArticle_IsTooLittle()
    {
        var position = Said.Position(Enumerable.Range(0, 9).Select(i => Said.Of(Said.Words(i), article: "a")));
        Assert.Equal((9, true, true, Standing.TooLittle), (position.Count, position.IsOfOneArticle, position.IsSmall, position.Standing));
    }

    [Fact]
    public void MinimumCount_PositionsBelow_AreLeftOutAndCounted()
    {
        var stances = Said.Many(1, 1, 1, 1).Concat([Said.Of("القناة تضر بالجميع", issue: "canal"), Said.Of("كلام آخر", actor: "france")]).ToList();

        var positions = PositionList.Of(Said.Water, stances, new PositionOptions { MinimumCount = 3 });

        Assert.Equal(("egypt", "dam"), Assert.Single(positions.Select(p => (p.Actor, p.Issue))));
        Assert.Equal([("egypt", "canal"), ("france", "dam")], positions.LeftOut.Select(p => (p.Actor, p.Issue)));
        Assert.Null(positions.Find("france", "dam"));
        Assert.Single(positions.By("egypt").LeftOut);
        Assert.Contains("of fewer than 3 statements: 2 of 3 positions", positions.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_DoubtfulReadings_WidenTheInterval()
    {
        PositionDifference Difference(double confidence) =>
            Assert.Single(PositionList.Of(Said.Water, Said.Many(confidence, Six).Concat(Enumerable.Range(20, 6).Select(i => Said.Of(Said.Words(i), confidence, -1, "france")))).Compare("egypt", "france"));

        Assert.Equal((2, 2, 2, 1), Difference(1) is var sure ? (sure.Difference, sure.Low, sure.High, sure.CliffDelta) : default);
        var doubtful = Difference(0.6);
        Assert.True(doubtful.High - doubtful.Low > 0.6, $"{doubtful.Low:0.00} to {doubtful.High:0.00}");
        Assert.InRange(doubtful.Difference, doubtful.Low, doubtful.High);
        Assert.InRange(doubtful.CliffDelta, 0.5, 0.99);
    }

    [Fact]
    public void CliffDelta_Weighted_IsThatOfRepeatedScores()
    {
        // As of 1, 1, -1 against 0, 1: higher in two pairs, lower in two, equal in two.
        Assert.Equal(0, PositionComparison.CliffDelta([(1, 2), (-1, 1)], [(0, 1), (1, 1)]), 9);
        Assert.Equal(1 / 3.0, PositionComparison.CliffDelta([(1, 2), (-1, 1)], [(0, 2)]), 9);
        Assert.Equal(0, PositionComparison.CliffDelta([(1, 0)], [(0, 2)]), 9);
    }
}
