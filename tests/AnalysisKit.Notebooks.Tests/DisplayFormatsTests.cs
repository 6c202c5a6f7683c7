using System.Text.Json.Nodes;
using AnalysisKit.Charts;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Notebooks.Tests;

public class DisplayFormatsTests
{
    // "The announced topic": one issue, sanctions.
    private const string Topic = "topic: t\nlabel: {en: Test, ar: اختبار}\nissues:\n  - id: sanctions\n    ar: العقوبات\n    en: Sanctions\n    for: [فرض عقوبات]\n";

    [Fact]
    public void Format_DataFrame_EncodesTextAndSaysItsSize()
    {
        var frame = new[] { new Article { Id = "<script>alert(1)</script>", Text = "نص" } }.ToDataFrame();

        var bundle = DisplayFormats.Format(frame);

        Assert.DoesNotContain("<script>alert", bundle.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", bundle.Html, StringComparison.Ordinal);
        Assert.Contains("dir=\"auto\"", bundle.Html, StringComparison.Ordinal);
        Assert.Contains("1 row, 6 columns", bundle.Html, StringComparison.Ordinal);
        Assert.Contains("1 row, 6 columns", bundle.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_LongDataFrame_ShowsTheFirstRowsOnly()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("n", Enumerable.Range(0, 1000)));

        var html = DisplayFormats.Format(frame).Html!;

        Assert.Equal(21, html.Split("<tr>").Length - 1);
        Assert.Contains("1,000 rows, 1 column; the first 20 rows are shown", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_LongDataFrame_CarriesAThousandRowsAsHarmlessText()
    {
        var frame = new DataFrame(new StringDataFrameColumn("x", Enumerable.Range(0, 2000).Select(i => $"</script><script>{i}")));

        var html = DisplayFormats.Format(frame).Html!;

        Assert.Contains("script\\u003E999\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("script\\u003E1000\"", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void Format_Figure_GivesHtmlAndOnRequestPlotlyJsonAsAnObject()
    {
        var topic = AnalysisKit.Topic.Parse(Topic, "t.yml");
        // "Russia announced its rejection of the imposition of sanctions."
        var article = new Article { Id = "a", Text = "أعلنت روسيا رفضها فرض عقوبات على سوريا." };
        var figure = new[] { article }.Statements(topic).Positions().Heatmap();

        var bundle = DisplayFormats.Format(figure);

        Assert.Contains(figure.Id, bundle.Html, StringComparison.Ordinal);
        Assert.Equal(["text/html", "text/plain"], bundle.Formats.Keys);
        Assert.IsType<JsonObject>(DisplayFormats.Format(figure, "application/vnd.plotly.v1+json")["application/vnd.plotly.v1+json"]);
        Assert.Equal(figure.ToString(), bundle.Plain);
    }

    [Fact]
    public void Format_SequenceAndNumber_BothKeepTheirValues()
    {
        static IEnumerable<int> Lazy()
        {
            yield return 41;
            yield return 42;
        }

        Assert.Contains("42", DisplayFormats.Format(Lazy()).Html, StringComparison.Ordinal);
        Assert.Equal(["text/plain"], DisplayFormats.Format(7).Formats.Keys);
        Assert.Equal("7", DisplayFormats.Format(7).Plain);
    }

    [Fact]
    public void Format_TypeWithToHtml_ShowsItself()
    {
        var bundle = DisplayFormats.Format(new Shown());

        Assert.Equal("<b>من</b>", bundle.Html);
        Assert.Equal("from", bundle.Plain);
    }

    [Fact]
    public void Format_SingleResult_IsATableAndNoTree()
    {
        var bundle = DisplayFormats.Format(new TrendComparison(0.0039, 0.00067, -2.5, new Interval(-4.3, -1.1), 0.2));

        Assert.StartsWith("<table ", bundle.Html, StringComparison.Ordinal);
        Assert.Contains("0.00067", bundle.Html, StringComparison.Ordinal);
        Assert.StartsWith("Before: 0.0039\n", bundle.Plain, StringComparison.Ordinal);
    }

    private sealed class Shown
    {
        private readonly string _word = "من";

        public string ToHtml() => $"<b>{_word}</b>";

        public override string ToString() => "from";

    }
}
