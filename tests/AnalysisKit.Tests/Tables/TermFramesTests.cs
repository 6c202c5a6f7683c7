using Microsoft.Data.Analysis;

namespace AnalysisKit.Tests;

public class TermFramesTests
{
    private static readonly TermCounts Counts = TermCounts.Of(ReferenceCorpus.ByGroup, ReferenceCorpus.Whitespace);
    private static readonly TokenizedCorpus Corpus = TokenizedCorpus.Of(ReferenceCorpus.ByGroup, ReferenceCorpus.Whitespace);

    [Fact]
    public void ToDataFrame_Terms_HasOneRowPerGroupAndTermAndAddsUp()
    {
        var frame = Counts.ToDataFrame();

        Assert.Equal(["group", "term", "key", "count", "documents", "rank", "per_million"], Names(frame));
        Assert.Equal(Counts.Groups.Sum(g => Counts.In(g).Count), frame.Rows.Count);
        Assert.Equal(485L, frame["count"].Cast<long>().Sum());
        Assert.Equal(3e6, frame["per_million"].Cast<double>().Sum(), 1e-3);
    }

    [Fact]
    public void ToDataFrame_Keyness_HasSignificanceEffectAndSpreadOfEachRow()
    {
        var table = Counts.Keyness("pol");

        var frame = table.ToDataFrame();

        Assert.Equal(table.Count, frame.Rows.Count);
        Assert.All(["term", "g2", "g2_p", "g2_p_adjusted", "fisher_p", "log_ratio", "log_ratio_low", "log_ratio_conservative", "z_informative", "target_dispersion"], name => Assert.Contains(name, Names(frame)));
        Assert.Equal((table[3].Term, table[3].LogLikelihoodRatio, table[3].InformativeLogOdds.Z), ((string)frame["term"][3], (double)frame["g2"][3], (double)frame["z_informative"][3]));
    }

    [Fact]
    public void ToDataFrame_OtherResults_HaveARowPerItem()
    {
        var concordance = Concordance.Of(ReferenceCorpus.ByGroup, "الحكومة");
        var dispersion = Dispersion.Of(TermCounts.Of(ReferenceCorpus.ByBlock, ReferenceCorpus.Whitespace));
        var trend = new[] { new Article { Id = "a", Text = "قرار", Published = new DateOnly(2012, 1, 5) }, new Article { Id = "b", Text = "قرار رفض", Published = new DateOnly(2012, 3, 1) } }.Trend("قرار");

        Assert.Equal(Corpus.Collocations().Count, Corpus.Collocations().ToDataFrame().Rows.Count);
        Assert.Equal(Corpus.CollocatesOf("في").Count, Corpus.CollocatesOf("في").ToDataFrame().Rows.Count);
        Assert.Equal(concordance.Count, concordance.ToDataFrame().Rows.Count);
        Assert.Equal(dispersion.Count, dispersion.ToDataFrame().Rows.Count);
        Assert.Equal(["2012-01", "2012-02", "2012-03"], trend.ToDataFrame()["label"].Cast<string>());
        Assert.Equal(3, Wordfish.Fit(Counts).ToDataFrame().Rows.Count);
        Assert.Equal(Counts.Count, Wordfish.Fit(Counts).ToWordFrame().Rows.Count);
        Assert.Equal(3 + Counts.Count, CorrespondenceAnalysis.Of(Counts).ToDataFrame().Rows.Count);
        Assert.Equal(3, LexicalDiversity.ByGroup(Corpus).ToDataFrame().Rows.Count);
        Assert.Equal(Similarity.Of(Counts).Count, Similarity.Of(Counts).ToDataFrame().Rows.Count);
    }

    public static TheoryData<string> Shown => ["terms", "keyness", "collocations", "concordance", "trend", "wordfish", "correspondence"];

    [Theory]
    [MemberData(nameof(Shown))]
    public void ToHtml_TextWithMarkup_IsEncodedAndFoundByTheHost(string name)
    {
        const string bad = "<b>x</b>";
        Document[] documents = [new("a", bad, $"{bad} قرار رفض {bad} قرار"), new("b", "ب", $"رفض {bad} سلام سلام"), new("c", "ج", "سلام قرار رفض رفض")];
        var counts = TermCounts.Of(documents, ReferenceCorpus.Whitespace);
        object result = name switch
        {
            "terms" => counts,
            "keyness" => counts.Keyness(bad),
            "collocations" => TokenizedCorpus.Of(documents, ReferenceCorpus.Whitespace).Collocations(new CollocationOptions { MinimumCount = 1 }),
            "concordance" => Concordance.Of(documents, bad, new ConcordanceOptions { Tokenization = Tokenization.Whitespace }),
            "trend" => Trends.OfRates(bad, [(new DateOnly(2012, 1, 1), 1, 10)]),
            "wordfish" => Wordfish.Fit(counts),
            _ => CorrespondenceAnalysis.Of(counts, 1),
        };

        var html = (string)result.GetType().GetMethod("ToHtml", Type.EmptyTypes)!.Invoke(result, null)!;

        Assert.DoesNotContain(bad, html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;x&lt;/b&gt;", html, StringComparison.Ordinal);
        Assert.Contains(result.GetType().GetCustomAttributes(false), a => a is TypeFormatterSourceAttribute);
        Assert.NotEqual(result.GetType().FullName, result.ToString());
    }

    [Fact]
    public void ToHtml_ManyTerms_ShowsTheFirstAndSaysHowManyThereAre()
    {
        var html = Counts.ToHtml();

        Assert.Contains("The first 50 of 216 rows.", html, StringComparison.Ordinal);
        Assert.Equal(51, html.Split("<tr>").Length - 1);
    }

    private static IEnumerable<string> Names(DataFrame frame) => frame.Columns.Select(c => c.Name);
}
