using CsCheck;

namespace AnalysisKit.Tests;

public class CollocationTests
{
    [Fact]
    public void Of_SequencesOfFour_EqualsTheTableOfAllMatches() =>
        Gen.OneOf("مجلس", "الأمن", "في", "قرار").List[4, 40].Sample(
            words =>
            {
                var corpus = TokenizedCorpus.Of([new Document("a", "g", string.Join(' ', words))]);
                var grams = Enumerable.Range(0, words.Count - 3).Select(i => words.Skip(i).Take(4).ToArray()).ToArray();

                foreach (var found in corpus.Collocations(new CollocationOptions { Sizes = [4], MinimumCount = 1 }))
                {
                    var cells = new double[16];
                    foreach (var gram in grams)
                        cells[Enumerable.Range(0, 4).Sum(i => gram[i] == found.Words[i] ? 1 << i : 0)]++;
                    var (lambda, z) = Collocations.Lambda(cells);
                    Assert.Equal(lambda, found.Lambda, 1e-10);
                    Assert.Equal(z, found.Z, 1e-10);
                    Assert.Equal(cells[15], found.Count);
                }
            },
            iter: 20);

    [Fact]
    public void Of_MarkBetweenWords_IsNoCollocation()
    {
        // "council, the security" against "the Security Council"
        var corpus = TokenizedCorpus.Of([new Document("a", "g", "مجلس، الأمن مجلس الأمن")]);

        var table = corpus.Collocations(new CollocationOptions { MinimumCount = 1 });

        Assert.Equal(1, table.Find("مجلس الأمن")!.Count);
        Assert.Equal(2, table.Count);
    }

    [Fact]
    public void Measures_WordsThatNeverOccurApart_AreAtTheirTop()
    {
        var pair = new PairCounts(8, 8, 8, 1000);

        Assert.Equal(1, Collocations.NormalizedPointwiseMutualInformation(pair), 1e-12);
        Assert.Equal(14, Collocations.LogDice(pair), 1e-12);
        Assert.Equal(1000, Collocations.ChiSquared(pair), 1e-9);
        Assert.Equal(Math.Log2(8 * 1000), Collocations.CubicMutualInformation(pair), 1e-12);
    }

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 1)]
    [InlineData(2, 3)]
    public void Of_SizesThatDoNotFit_SaysSo(int window, int size)
    {
        var corpus = TokenizedCorpus.Of([new Document("a", "g", "مجلس الأمن")]);

        Assert.Throws<ArgumentException>(() => corpus.Collocations(new CollocationOptions { Sizes = [size], Window = window }));
    }

    [Fact]
    public void Around_Node_CountsBothSidesWithinTheWindow()
    {
        // "Russia rejects sanctions. Syria rejects" (the window crosses marks)
        var corpus = TokenizedCorpus.Of([new Document("a", "g", "روسيا ترفض العقوبات. سوريا ترفض")]);

        var collocates = corpus.CollocatesOf("العقوبات", window: 2, minimumCount: 1);

        var rejects = collocates.Single(c => c.Term == "ترفض");
        Assert.Equal((1, 1, 1), (rejects.Before, rejects.After, rejects.NodeCount));
        Assert.Equal(["ترفض", "روسيا", "سوريا"], collocates.Select(c => c.Term).Order(StringComparer.Ordinal));
        Assert.Empty(corpus.CollocatesOf("قرار"));
    }

    [Fact]
    public void Cooccurrence_StretchesOfOneDocument_DoNotTouch()
    {
        var document = new Document("a", "g", "روسيا قرار", [new(0, 5), new(6, 4)]);

        Assert.Empty(TokenizedCorpus.Of([document]).Cooccurrence());
        Assert.Equal(1, TokenizedCorpus.Of([document]).Cooccurrence(new CooccurrenceOptions { Window = 0 })["قرار", "روسيا"]);
    }

    [Fact]
    public void GroupedBy_DocumentsLeftOut_CountsTheRest()
    {
        var corpus = TokenizedCorpus.Of([new Document("a", "g", "قرار قرار"), new Document("b", "g", "قرار")]);

        var regrouped = corpus.GroupedBy(d => d.Id == "a" ? "x" : null);

        Assert.Equal(2, regrouped.CountOf("قرار"));
        Assert.Equal("x", Assert.Single(regrouped.Groups));
        Assert.Equal(3, corpus.CountOf("قرار"));
    }
}
