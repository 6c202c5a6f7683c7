using CsCheck;

namespace AnalysisKit.Tests;

public class SpreadTests
{
    [Fact]
    public void Dispersion_EvenTerm_IsAtTheEvenEndOfEveryMeasure()
    {
        double[] sizes = [100, 200, 700];
        double[] even = [1, 2, 7];

        Assert.Equal(0, Dispersion.DeviationOfProportions(even, sizes), 1e-12);
        Assert.Equal(0, Dispersion.KullbackLeibler(even, sizes), 1e-12);
        Assert.Equal(1, Dispersion.RosengrenS(even, sizes), 1e-12);
        Assert.Equal(1, Dispersion.CarrollD2(even, sizes), 1e-12);
        Assert.Equal(1, Dispersion.JuillandD(Dispersion.Rates(even, sizes)), 1e-12);
    }

    [Fact]
    public void Dispersion_OnePart_SaysWhatIsNeeded() =>
        Assert.Throws<ArgumentException>(() => Dispersion.Of(TermCounts.Of([new Document("a", "g", "قرار"), new Document("b", "empty", "")])));

    [Fact]
    public void Dispersion_GroupWithoutText_DoesNotCountAsAPart()
    {
        var rows = Dispersion.Of(TermCounts.Of([new Document("a", "g", "قرار مجلس"), new Document("b", "h", "قرار مجلس"), new Document("c", "empty", "")]));

        Assert.All(rows, r => Assert.Equal((2, 0.0), (r.Parts, r.DeviationOfProportions)));
    }

    [Fact]
    public void RosengrenS_OfKeynessRows_EqualsTheMeasureOverDocuments() =>
        Gen.OneOf("قرار", "مجلس", "في").List[1, 12].List[2, 8].Sample(texts =>
        {
            var documents = texts.Select((words, i) => new Document($"{i}", "a", string.Join(' ', words))).Append(new Document("b", "b", "قرار")).ToList();
            var row = TermCounts.Of(documents).Keyness("a").Find("قرار")!;
            var counts = texts.Select(w => (double)w.Count(x => x == "قرار")).ToArray();

            if (row.TargetCount > 0)
                Assert.Equal(Dispersion.RosengrenS(counts, [.. texts.Select(w => (double)w.Count)]), row.TargetDispersion, 1e-5);
        });

    [Fact]
    public void Mtld_HandComputed_CountsFullAndPartFactors()
    {
        // Types 1 2 1 2 1 2 ...: the ratio falls to 2/3 at the third token, so a factor is 3 tokens long in both directions.
        int[] tokens = [1, 2, 1, 2, 1, 2];

        Assert.Equal(3, LexicalDiversity.Mtld(tokens), 1e-12);
        Assert.Equal(double.PositiveInfinity, LexicalDiversity.Mtld([1, 2, 3]));
    }

    [Fact]
    public void Mtld_RestOfAText_IsCountedInPart()
    {
        // 1 1 is a factor (ratio 1/2); 2 3 4 4: ratio 3/4 leaves (1 - 0.75)/0.28 of one. Backwards 4 4 is a factor and 3 2 1 1 the rest.
        var factors = 1 + (0.25 / 0.28);

        Assert.Equal(6 / factors, LexicalDiversity.Mtld([1, 1, 2, 3, 4, 4]), 1e-12);
    }

    [Fact]
    public void HdD_AnyText_EqualsTheExpectedRatioOfASample()
    {
        // 50 tokens: one type ten times, forty types once. P(absent) by hand: product of (40-i)/(50-i), and 8/50.
        int[] frequencies = [10, .. Enumerable.Repeat(1, 40)];
        var absent = Enumerable.Range(0, 42).Aggregate(1.0, (p, i) => p * Math.Max(0, 40 - i) / (50 - i));

        Assert.Equal((1 - absent + (40 * (1 - (8 / 50.0)))) / 42, LexicalDiversity.HdD(frequencies), 1e-12);
        Assert.True(double.IsNaN(LexicalDiversity.HdD([3, 2])));
    }

    [Fact]
    public void MovingAverageTypeTokenRatio_AnyText_IsTheMeanOfAllWindows() =>
        Gen.Select(Gen.Int[0, 5].List[1, 40], Gen.Int[1, 10]).Where(x => x.Item1.Count >= x.Item2).Sample((tokens, window) =>
            Assert.Equal(
                Enumerable.Range(0, tokens.Count - window + 1).Average(i => (double)tokens.Skip(i).Take(window).Distinct().Count() / window),
                LexicalDiversity.MovingAverageTypeTokenRatio(tokens, window),
                1e-12));

    [Fact]
    public void Similarity_AnyVectors_IsSymmetricAndExtremeForEqualOnes() =>
        Gen.Select(Gen.Double[0.1, 5].Array[6], Gen.Double[0.1, 5].Array[6]).Sample((x, y) =>
        {
            foreach (var measure in Enum.GetValues<SimilarityMeasure>())
            {
                Assert.Equal(Similarity.Of(x, y, measure), Similarity.Of(y, x, measure), 1e-12);
                Assert.Equal(Similarity.IsDistance(measure) ? 0 : 1, Similarity.Of(x, x, measure), 1e-7);
            }
        });

    [Fact]
    public void JensenShannon_NothingInCommon_IsOne() =>
        Assert.Equal(1, Similarity.Of([3, 0], [0, 5], SimilarityMeasure.JensenShannon), 1e-12);

    [Fact]
    public void Entropy_EvenCounts_IsTheLogarithmOfTheirNumber()
    {
        Assert.Equal(3, Entropy.Of([2, 2, 2, 2, 2, 2, 2, 2]), 1e-12);
        Assert.Equal(0, Entropy.Of([7, 0]));
        Assert.True(double.IsNaN(Entropy.Of([0, 0])));
    }
}
