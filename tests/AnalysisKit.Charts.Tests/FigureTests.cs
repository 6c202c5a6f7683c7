using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

public class FigureTests
{
    private static readonly Topic Dam = Topic.Parse("topic: water\nlabel: {ar: الماء, en: Water}\nissues:\n- {id: dam, ar: السد, en: The dam, target: [السد]}\n- {id: canal, ar: القناة, en: The canal, target: [القناة]}\n");

    private static readonly Article[] Articles =
    [
        new() { Id = "a", Text = "أكد وزير الخارجية المصري أن مصر ترفض السد <script>alert(1)</script> </script><b>.", Published = new DateOnly(2013, 1, 2) },
        new() { Id = "b", Text = "رحبت فرنسا بالقناة.", Published = new DateOnly(2013, 2, 3) },
    ];

    private static Figure Heatmap() => Articles.Positions(Dam).Heatmap();

    [Fact]
    public void Heatmap_Positions_HasCellsCountsAndGaps()
    {
        var trace = JsonNode.Parse(Heatmap().ToJson())!["data"]![0]!;
        Assert.Equal("heatmap", trace["type"]!.GetValue<string>());
        Assert.Equal("[[-1,null],[null,1]]", trace["z"]!.ToJsonString());
        Assert.Equal("[[\"1\",\"\"],[\"\",\"1\"]]", trace["text"]!.ToJsonString());
    }

    [Fact]
    public void ToHtml_SameContent_SameBytes() => Assert.Equal(Heatmap().ToHtml(), Heatmap().ToHtml());

    [Fact]
    public void ToHtml_EveryFigure_CarriesTheLibraryAndAFragmentDoesNot()
    {
        foreach (var figure in (Figure[])[Heatmap(), Articles.Positions(Dam).DivergingBars()])
        {
            Assert.True(Figure.HasLibrary(figure.ToHtml()));
            Assert.False(Figure.HasLibrary(figure.ToFragment()));
            Assert.Equal(figure.ToFragment(), Figure.WithoutLibrary(figure.ToHtml()));
            Assert.True(figure.ToFragment().Length < 100_000);
        }
    }

    [Fact]
    public void WithoutLibrary_FormerVersions_AreTakenOutToo()
    {
        const string Former = "<p>a</p><script>var akDefine=window.define;window.define=undefined;</script><script>plotly</script><script>window.define=akDefine;</script><p>b</p>";
        Assert.Equal("<p>a</p><p>b</p>", Figure.WithoutLibrary(Former + Figure.Library).ReplaceLineEndings(""));
        Assert.Equal("<p>a</p>", Figure.WithoutLibrary("<p>a</p>"));
    }

    [Fact]
    public void ToFragment_HostileText_StaysText()
    {
        var html = Heatmap().ToFragment();
        Assert.DoesNotContain("alert(1)</script>", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("</script>").Length - 1);
        Assert.Contains("&lt;script&gt;", JsonNode.Parse(Heatmap().ToJson())!["data"]![0]!["customdata"]!.ToJsonString().Replace("\\u003C", "<", StringComparison.Ordinal).Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void ToPage_Figure_AsksForNothingRemote()
    {
        var fragment = Heatmap().ToFragment();
        Assert.DoesNotContain("http://", fragment, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", fragment, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", Heatmap().ToPage()[..200], StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_Stances_HasPointsAndMonths()
    {
        var figure = Articles.Statements(Dam).Stances.Timeline(Dam);
        Assert.Equal(4, figure.Traces);
        Assert.Contains("2013-01-02", figure.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Save_UnknownEnding_SaysWhichOnesWork()
    {
        var error = Assert.Throws<NotSupportedException>(() => Heatmap().Save("chart.bmp"));
        Assert.Contains(".html", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_ArabicText_AreIsolated() => Assert.Contains("\u2068السد\u2069", Articles.Positions(Dam).Heatmap(options: new ChartOptions { Language = ChartLanguage.Arabic }).ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Heatmap_UnknownActor_SaysWhichWasMeant() =>
        Assert.Contains("Did you mean egypt?", Assert.Throws<ArgumentException>(() => Articles.Positions(Dam).Heatmap(["egpyt"])).Message, StringComparison.Ordinal);
}
