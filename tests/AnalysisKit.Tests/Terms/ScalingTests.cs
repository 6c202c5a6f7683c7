namespace AnalysisKit.Tests;

public class ScalingTests
{
    [Fact]
    public void Wordfish_TextsDrawnFromTheModel_FindsTheirPlaces()
    {
        var (counts, places) = Drawn(groups: 8, words: 60);

        var model = Wordfish.Fit(counts, new WordfishOptions { Low = "g0", High = "g7" });

        for (var i = 0; i < places.Length; i++)
            Assert.InRange(model.Groups[i].Position, places[i] - (4 * model.ProfileStandardErrors[i]) - 0.02, places[i] + (4 * model.ProfileStandardErrors[i]) + 0.02);
        Assert.All(model.Groups.Zip(model.ProfileStandardErrors), x => Assert.InRange(x.Second, 0.001, 0.2));
        Assert.Equal(0, model.Groups.Sum(g => g.Position), 1e-9);
        Assert.Equal(7, model.Groups.Sum(g => g.Position * g.Position), 1e-9);
    }

    [Fact]
    public void Wordfish_GroupsToldApart_LieInTheOrderAskedFor()
    {
        var (counts, _) = Drawn(groups: 5, words: 40);

        var up = Wordfish.Fit(counts, new WordfishOptions { Low = "g0", High = "g4" });
        var down = Wordfish.Fit(counts, new WordfishOptions { Low = "g4", High = "g0" });

        for (var i = 0; i < 5; i++)
            Assert.Equal(up.Groups[i].Position, -down.Groups[i].Position, 1e-6);
        Assert.True(up.Groups[0].Position < up.Groups[4].Position);
        Assert.Equal(up.Words[0].Beta, -down.Words[0].Beta, 1e-6);
    }

    [Fact]
    public void Wordfish_OptimumAgainstSweeps_IsHigher()
    {
        var (counts, _) = Drawn(groups: 6, words: 30);
        var optimum = Wordfish.Fit(counts);
        var sweeps = Wordfish.Fit(counts, new WordfishOptions { Method = WordfishMethod.Sweeps });

        // The sweeps' log posterior holds a prior of theta too, 0.5 (n-1) after standardising.
        Assert.True(optimum.LogPosterior >= sweeps.LogPosterior + 2.5 - 1e-6);
    }

    [Fact]
    public void Wordfish_GroupWithoutTheTerms_IsNamed()
    {
        var counts = TermCounts.Of([new Document("a", "russia", "قرار مجلس"), new Document("b", "usa", "قرار مجلس"), new Document("c", "uk", "")]);

        Assert.Contains("uk", Assert.Throws<ArgumentException>(() => Wordfish.Fit(counts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wordscores_LbgExample_EqualsThePaper()
    {
        // Laver, Benoit and Garry (2003), table 1 in small: two references that share one word.
        var counts = TermCounts.Of(
        [
            new Document("r1", "r1", "a a a b"), new Document("r2", "r2", "b c c c"), new Document("v", "v", "a b c c z"),
        ]);

        var model = Wordscores.Fit(counts, new Dictionary<string, double> { ["r1"] = -1, ["r2"] = 1 });
        var virgin = model.Predict(counts).Single(g => g.Group == "v");

        Assert.Equal([("a", -1.0), ("b", 0.0), ("c", 1.0)], model.Words.OrderBy(w => w.Term).Select(w => (w.Term, w.Weight)));
        Assert.Equal(0.25, virgin.Position, 1e-12);
        Assert.Equal(Math.Sqrt(((1.25 * 1.25) + (0.25 * 0.25) + (2 * 0.75 * 0.75)) / 4 / 4), virgin.StandardError, 1e-12);
    }

    [Fact]
    public void Wordscores_TextWithoutScoredWords_HasNoPlace()
    {
        var counts = TermCounts.Of([new Document("r1", "r1", "a b"), new Document("r2", "r2", "b c"), new Document("v", "v", "z")]);

        var places = Wordscores.Fit(counts, new Dictionary<string, double> { ["r1"] = 0, ["r2"] = 1 }).Predict(WordscoresRescaling.Lbg);

        Assert.True(double.IsNaN(places.Single(g => g.Group == "v").Position));
        Assert.All(places.Where(g => g.Group != "v"), g => Assert.True(double.IsFinite(g.Position)));
    }

    [Fact]
    public void CorrespondenceAnalysis_AllDimensions_HoldTheDistancesBetweenProfiles()
    {
        var (counts, _) = Drawn(groups: 4, words: 25);

        var analysis = CorrespondenceAnalysis.Of(counts, 3);

        Assert.Equal(1, analysis.Shares.Sum(), 1e-9);
        foreach (var group in analysis.Groups)
            Assert.Equal(group.Distance, Math.Sqrt(group.Coordinates.Sum(x => x * x)), 1e-9);
        Assert.All(analysis.Groups, g => Assert.InRange(g.Interval(0).High - g.Interval(0).Low, 1e-3, 1));
        Assert.Throws<ArgumentException>(() => CorrespondenceAnalysis.Of(counts, 4));
    }

    // Counts near their means under known places, drawn with a fixed seed.
    private static (TermCounts Counts, double[] Places) Drawn(int groups, int words)
    {
        var random = new Random(7);
        var places = Enumerable.Range(0, groups).Select(i => (double)i).ToArray();
        var (mean, deviation) = (places.Average(), Math.Sqrt(places.Sum(p => Math.Pow(p - places.Average(), 2)) / (groups - 1)));
        places = [.. places.Select(p => (p - mean) / deviation)];
        var documents = places.Select((place, i) =>
        {
            var text = new List<string>();
            for (var k = 0; k < words; k++)
            {
                var expected = Math.Exp(2 + (0.5 * Math.Sin(i)) + Math.Sin(k) + (Math.Cos(3 * k) * place));
                var count = MathNet.Numerics.Distributions.Poisson.Sample(random, expected);
                text.AddRange(Enumerable.Repeat($"w{(char)('a' + (k / 26))}{(char)('a' + (k % 26))}", count));
            }

            return new Document($"d{i}", $"g{i}", string.Join(' ', text));
        });
        return (TermCounts.Of(documents, new TermOptions { Tokenization = Tokenization.Whitespace }), places);
    }
}
