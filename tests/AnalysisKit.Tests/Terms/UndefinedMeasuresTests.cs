using Microsoft.Data.Analysis;

namespace AnalysisKit.Tests;

/// <summary>Counts that leave a measure nothing to say: each is missing with a reason, or refused with one; nothing is infinite.</summary>
public class UndefinedMeasuresTests
{
    private static Document Text(string id, string text, string? group = null) => new(id, group ?? id, text);

    private static TermCounts Count(params Document[] documents) => TermCounts.Of(documents, new TermOptions { Threads = 1 });

    [Fact]
    public void Keyness_WordThatASmallGroupLacks_IsNotAmongItsOwn()
    {
        // One word of ten thousand in the large group; half a word of a hundred would be five times as much.
        var counts = Count(Text("small", string.Join(' ', Enumerable.Repeat("بحر", 100))), Text("large", "نادر " + string.Join(' ', Enumerable.Repeat("بحر", 9_999))));

        var row = counts.Keyness("small").Find("نادر")!;
        var frame = counts.Keyness("small").ToDataFrame();

        Assert.True(row.LogLikelihoodRatio < 0);
        Assert.True(double.IsNaN(row.LogRatio));
        Assert.True(Keyness.LogRatio(row.Table) > 5);
        Assert.Contains(counts.Keyness("small").Avoided, r => r.Key == row.Key);
        Assert.Equal("the target group has none of it: pmi, log_ratio, log_ratio_low, target_dispersion", Note(frame, "نادر"));
        AssertFinite(frame);
    }

    [Theory]
    [InlineData("full", "the reference has no words: ")]
    [InlineData("empty", "the target group has no words: ")]
    public void Keyness_GroupWithoutWords_SaysSo(string target, string reason)
    {
        var frame = Count(Text("full", "بحر سماء"), Text("empty", "!!! ؟")).Keyness(target).ToDataFrame();

        Assert.StartsWith(reason, Note(frame, "بحر"), StringComparison.Ordinal);
        Assert.Contains("log_ratio, log_ratio_low, log_ratio_high, log_ratio_conservative, odds_ratio, odds_ratio_low, odds_ratio_high, pct_diff, simple_maths", Note(frame, "بحر"), StringComparison.Ordinal);
        Assert.Equal((0, 1), ((double)frame["g2"][0], (double)frame["g2_p"][0]));
        Assert.False(double.IsNegative((double)frame["g2"][0]));
        AssertFinite(frame);
    }

    [Fact]
    public void Keyness_WordThatTheReferenceLacks_HasNoUpperBoundAndSaysSo()
    {
        var table = Count(Text("a", "بحر بحر سماء"), Text("b", "سماء سماء")).Keyness("a");
        var frame = table.ToDataFrame();

        Assert.Equal("the reference has none of it: log_ratio_high, odds_ratio, pct_diff, reference_dispersion", Note(frame, "بحر"));
        Assert.Null(Note(frame, "سماء"));
        Assert.DoesNotContain("Infinity", table.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("from ", table.ToHtml(), StringComparison.Ordinal);
        AssertFinite(frame);
    }

    [Fact]
    public void Collocations_PairTooFrequentForATable_HasNoMeasuresOfATable()
    {
        var table = TokenizedCorpus.Of([Text("1", "بحر بحر بحر بحر"), Text("2", "بحر بحر بحر بحر")]).Collocations();
        var frame = table.ToDataFrame();

        Assert.True(table[0].PointwiseMutualInformation < 0);
        Assert.True(double.IsNaN(table[0].LogLikelihoodRatio));
        Assert.Equal("the pair is too frequent for a table of its words: g2, chi2", frame["note"][0]);
        AssertFinite(frame);
    }

    [Fact]
    public void Collocations_WindowsAndLongerSequences_SayWhatTheyLack()
    {
        var corpus = TokenizedCorpus.Of([Text("1", "بحر هادئ جدا. بحر هادئ جدا. سماء")]);

        Assert.Equal("for pairs only: npmi, mi3, g2, chi2, dice, log_dice", corpus.Collocations(new CollocationOptions { Sizes = [3] }).ToDataFrame()["note"][0]);
        Assert.Equal("for neighbours only: lambda, z, z_p", corpus.Collocations(new CollocationOptions { Window = 3 }).ToDataFrame()["note"][0]);
        AssertFinite(corpus.CollocatesOf("بحر", 50, 1).ToDataFrame());
    }

    [Fact]
    public void Dispersion_NothingToSpread_IsNotANumber()
    {
        Assert.All([Dispersion.JuillandD([3]), Dispersion.CarrollD2([3], [9]), Dispersion.NormalizedDeviationOfProportions([3], [9])], v => Assert.True(double.IsNaN(v)));
        Assert.All(
            [Dispersion.JuillandD([0, 0]), Dispersion.CarrollD2([0, 0], [5, 9]), Dispersion.InverseDocumentFrequency([0, 0]), Dispersion.RosengrenS([0, 0], [5, 9]), Dispersion.DeviationOfProportions([0, 0], [5, 9]), Dispersion.KullbackLeibler([0, 0], [5, 9])],
            v => Assert.True(double.IsNaN(v)));
    }

    [Theory]
    [InlineData("!!", "the text has no words", 17)]
    [InlineData("بحر", "the text has one word", 9)]
    [InlineData("بحر سماء", "no word is repeated, or the text is shorter than the window or sample", 6)]
    public void LexicalDiversity_TextWithoutAnswer_SaysWhy(string text, string reason, int missing)
    {
        var texts = LexicalDiversity.ByDocument(TokenizedCorpus.Of([Text("1", text)]));
        var frame = texts.ToDataFrame();

        var note = ((string)frame["note"][0]).Split(": ");
        Assert.Equal(reason, note[0]);
        Assert.InRange(note[1].Split(", ").Length, missing - 2, missing + 2);
        AssertFinite(frame);
    }

    [Fact]
    public void LexicalDiversity_TextWithoutWords_HasNoMeasure()
    {
        var text = LexicalDiversity.ByDocument(TokenizedCorpus.Of([Text("1", "؟")]))[0];

        Assert.All([text.TypeTokenRatio, text.YuleK, text.YuleI, text.SimpsonD, text.HerdanVm], v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void Scaling_EqualTexts_AreRefusedWithTheReason()
    {
        // The second is the first three times over: other counts, the same proportions.
        var counts = Count(Text("1", "حرب سلام حرب"), Text("2", string.Concat(Enumerable.Repeat("حرب سلام حرب ", 3))), Text("3", "سلام حرب حرب"));

        foreach (var fit in new Action[] { () => Wordfish.Fit(counts), () => Wordfish.Fit(counts, new WordfishOptions { Method = WordfishMethod.Sweeps }), () => CorrespondenceAnalysis.Of(counts, 1) })
            Assert.Contains("same proportions", Assert.Throws<ArgumentException>(fit).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wordscores_ReferencesWithoutAnswer_AreRefusedWithTheReason()
    {
        var alike = Count(Text("1", "حرب سلام"), Text("2", "حرب سلام"), Text("3", "حرب"));
        var empty = Count(Text("1", "حرب سلام"), Text("2", "؟"));

        Assert.Contains("together", Assert.Throws<InvalidOperationException>(() => Wordscores.Fit(alike, new Dictionary<string, double> { ["1"] = -1, ["2"] = 1 }).Predict(WordscoresRescaling.MartinVanberg)).Message, StringComparison.Ordinal);
        Assert.Contains("\"2\" has none", Assert.Throws<ArgumentException>(() => Wordscores.Fit(empty, new Dictionary<string, double> { ["1"] = -1, ["2"] = 1 })).Message, StringComparison.Ordinal);
        Assert.All(Wordscores.Fit(alike, new Dictionary<string, double> { ["1"] = -1, ["2"] = 1 }).Predict(Count(Text("4", "بحر")), WordscoresRescaling.Lbg), g => Assert.True(double.IsNaN(g.Position)));
    }

    [Fact]
    public void Similarity_GroupWithoutWords_SaysSo()
    {
        var counts = Count(Text("1", "حرب سلام"), Text("2", "؟"));

        foreach (var measure in Enum.GetValues<SimilarityMeasure>())
            AssertFinite(Similarity.Of(counts, measure).ToDataFrame());
        Assert.Equal("one of the two has none of the terms, or all equally often: value", Similarity.Of(counts).ToDataFrame()["note"][1]);
        Assert.True(double.IsNaN(Similarity.Of([], [], SimilarityMeasure.Correlation)));
    }

    [Fact]
    public void TrendsAndEntropy_WithoutText_SayWhy()
    {
        var trend = Trends.OfRates("x", [(new DateOnly(2012, 1, 1), 1, 10), (new DateOnly(2012, 3, 1), 0, 0)]);

        Assert.Equal("there is no text in the period: value, low, high", trend.ToDataFrame()["note"][1]);
        AssertFinite(trend.ToDataFrame());
        Assert.Equal("it has no words: entropy", Entropy.OfGroups(Count(Text("1", "حرب"), Text("2", "؟"))).ToDataFrame()["note"][1]);
        Assert.Throws<ArgumentException>(() => TfIdf.Of(Count(Text("1", "حرب")), new TfIdfOptions { Base = 1 }));
    }

    private static string? Note(DataFrame frame, string term) => (string?)frame["note"][Enumerable.Range(0, (int)frame.Rows.Count).First(row => (string)frame["term"][row] == term)];

    // No number is infinite, and each that is missing is named in the note of its row.
    private static void AssertFinite(DataFrame frame)
    {
        foreach (var column in frame.Columns.OfType<DoubleDataFrameColumn>())
        {
            for (var row = 0; row < frame.Rows.Count; row++)
            {
                Assert.False(double.IsInfinity(column[row] ?? double.NaN));
                Assert.Equal(double.IsNaN(column[row] ?? double.NaN), ((string?)frame["note"][row])?.Split(": ")[1].Split(", ").Contains(column.Name) ?? false);
            }
        }
    }
}
