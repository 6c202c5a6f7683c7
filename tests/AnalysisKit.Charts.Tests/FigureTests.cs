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

    // France welcomes the dam in six months, and the canal once.
    private static PositionList ManyAndFew() =>
        Enumerable.Range(0, 7).Select(i => new Article { Id = $"{i}", Source = "wire", Text = i == 0 ? "رحبت فرنسا بالقناة." : "رحبت فرنسا بالسد.", Published = new DateOnly(2013, 1, 2).AddMonths(i) }).Positions(Dam);

    [Fact]
    public void Heatmap_Positions_HasCellsCountsAndGaps()
    {
        var trace = JsonNode.Parse(Heatmap().ToJson())!["data"]![0]!;
        Assert.Equal("heatmap", trace["type"]!.GetValue<string>());
        Assert.Matches(@"^\[\[-0\.\d+,null\],\[null,0\.\d+\]\]$", trace["z"]!.ToJsonString());
        Assert.Equal(["1°", "", "", "1°"], trace["text"]!.AsArray().SelectMany(row => row!.AsArray()).Select(t => t!.GetValue<string>()));
    }

    [Theory]
    [InlineData(ChartLanguage.English, "°: one article only, or fewer than five statements")]
    [InlineData(ChartLanguage.Arabic, "°: مقال واحد فقط، أو أقل من خمسة تصريحات")]
    public void Heatmap_CellWithLittleToGoBy_IsPaleAndMarked(ChartLanguage language, string note)
    {
        var figure = ManyAndFew().Heatmap(options: new ChartOptions { Language = language });

        var (pale, full) = (Drawing.Data(figure)[0]!, Drawing.Data(figure)[1]!);
        Assert.InRange(pale["opacity"]!.GetValue<double>(), 0.1, 0.5);
        Assert.Null(full["opacity"]);
        Assert.Equal((true, false), (pale["z"]![0]![0] is null, pale["z"]![0]![1] is null));
        Assert.Equal((false, true), (full["z"]![0]![0] is null, full["z"]![0]![1] is null));
        Assert.Equal([-0.5, 0.5], Drawing.Layout(figure)["shapes"]!.AsArray().Select(shape => shape!["x0"]!.GetValue<double>()));
        var texts = Drawing.Layout(figure)["annotations"]!.AsArray().Select(n => n!["text"]!.GetValue<string>()).ToList();
        Assert.Contains("6", texts);
        Assert.Contains("\u20681°\u2069", texts);
        Assert.Contains($"\u2068{note}\u2069", texts.Select(System.Net.WebUtility.HtmlDecode));
    }

    [Fact]
    public void Heatmap_PointerOnEitherKindOfCell_ShowsItsPosition()
    {
        const string Hover = """
            (async () => {
              const f = document.querySelector('.js-plotly-plot'), shown = [];
              for (const [curve, column] of [[0, 1], [1, 0]]) {
                analysiskit.Plotly.Fx.hover(f, [{curveNumber: curve, pointNumber: [0, column]}]);
                await new Promise(done => setTimeout(done, 200));
                shown.push(document.querySelector('.hoverlayer').textContent);
              }
              return shown;
            })()
            """;
        var shown = Drawing.Texts(Drawing.Evaluate(ManyAndFew().Heatmap(), Hover));
        Assert.Contains("The canal", shown[0], StringComparison.Ordinal);
        Assert.Contains("too little", shown[0], StringComparison.Ordinal);
        Assert.Contains("The dam", shown[1], StringComparison.Ordinal);
        Assert.Contains("likely read right:", shown[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample-gulf/20-eu-sanctions", "sample-gulf/20-|eu-sanctions")]
    [InlineData("abcdefghijklmnopqrst", "abcdefghijklmnop|qrst")]
    [InlineData("a-bcdefghijklmnopqrstuvwxyz", "a-|bcdefghijklmnopq|rstuvwxyz")]
    public void Lines_LongWord_IsBrokenBehindAJoint(string word, string lines) => Assert.Equal(lines.Split('|'), ChartText.Lines(word, 16));

    [Theory]
    [InlineData("G2 -4.2، من -1.00 إلى +0.5", "\u2067G2 \u200E-4.2، من \u200E-1.00 إلى \u200E+0.5\u2069")]
    [InlineData("2012-01-05 و 1+2 و\u200E-3<br>(-0.5)", "\u20672012-01-05 و 1+2 و\u200E-3\u2069<br>\u2067(\u200E-0.5)\u2069")]
    public void FromRight_Signs_StayOnTheLeftOfWesternDigits(string text, string turned) => Assert.Equal(turned, ChartText.FromRight(text));

    [Fact]
    public void Hover_ArabicFigure_RunsFromTheRight()
    {
        // The bold name of the actor, what follows it in its line, and the right ends of all lines.
        const string Hover = """
            (async () => {
              const figure = document.querySelector('.js-plotly-plot');
              analysiskit.Plotly.Fx.hover(figure, [{curveNumber: 1, pointNumber: [0, figure.data[1].z[0].findIndex(z => z !== null)]}]);
              await new Promise(done => setTimeout(done, 300));
              const text = document.querySelector('.hovertext text.nums'), lines = [...text.querySelectorAll('tspan.line')], bold = lines[0].querySelector('tspan');
              const rest = document.createRange();
              rest.setStartAfter(bold);
              rest.setEndAfter(lines[0].lastChild);
              return [bold.getBoundingClientRect().left, rest.getBoundingClientRect().left, ...lines.filter(l => l.textContent.trim()).map(l => l.getBoundingClientRect().right)];
            })()
            """;
        var seen = Drawing.Values(Drawing.Evaluate(ManyAndFew().Heatmap(options: new ChartOptions { Language = ChartLanguage.Arabic }), Hover));
        Assert.True(seen[0] > seen[1] + 20, $"{seen[0]} {seen[1]}");
        Assert.InRange(seen[2..].Max() - seen[2..].Min(), 0, 6);
    }

    [Fact]
    public void DivergingBars_Arabic_AreMirrored()
    {
        static (double First, double Last, string Side) Axes(ChartLanguage language)
        {
            var layout = Drawing.Layout(ManyAndFew().DivergingBars(new ChartOptions { Language = language }));
            var range = Drawing.Values(layout["xaxis"]!["range"]);
            return (range[0], range[^1], layout["yaxis"]!["side"]!.GetValue<string>());
        }

        var (english, arabic) = (Axes(ChartLanguage.English), Axes(ChartLanguage.Arabic));
        Assert.Equal((english.Last, english.First, "right"), arabic);
        Assert.Equal("left", english.Side);
        Assert.True(english.First < 0);
    }

    [Fact]
    public void DivergingBars_FewStatements_ArePaleAndMarked()
    {
        var figure = ManyAndFew().DivergingBars();
        var pale = Drawing.Data(figure).Where(t => t!["showlegend"]!.GetValue<bool>() == false).ToList();
        Assert.Equal(["against", "both ways", "in favour"], pale.Select(t => t!["name"]!.GetValue<string>()));
        Assert.All(pale, t => Assert.Equal(1, t!["x"]!.AsArray().Count(x => x is not null)));
        Assert.All(pale, t => Assert.StartsWith("rgba(", t!["marker"]!["color"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Contains(Drawing.Texts(pale[0]!["y"]), t => t.Contains("The canal °", StringComparison.Ordinal));
    }

    [Fact]
    public void Heatmap_SentenceInSeveralPapers_SaysSoUnderThePointer()
    {
        var positions = new[] { "one", "two", "three" }.Select(source => new Article { Id = source, Source = source, Text = "رحبت فرنسا بالسد." }).Positions(Dam);
        Assert.Contains("in 3 papers", positions.Heatmap().ToJson(), StringComparison.Ordinal);
        var arabic = Drawing.Data(positions.Heatmap(options: new ChartOptions { Language = ChartLanguage.Arabic }))[0]!["customdata"]![0]![0]!.GetValue<string>();
        Assert.Contains("في 3 من الصحف", arabic, StringComparison.Ordinal);
        Assert.Contains("المتوسط \u200E+", arabic, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_MonthsOfFewStatements_AreHollow()
    {
        var articles = Enumerable.Range(0, 12).Select(i => new Article { Id = $"{i}", Text = $"رحبت فرنسا بالسد{string.Concat(Enumerable.Range(0, 9).Select(w => $" كلمة{i}و{w}"))}.", Published = new DateOnly(2013, i < 9 ? 1 : 2, 1 + i) });
        var symbols = Drawing.Texts(Drawing.Data(articles.Statements(Dam).Stances.Timeline(Dam))[0]!["marker"]!["symbol"]);
        Assert.Equal(["circle", "circle-open"], symbols);
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
    public void Timeline_Arabic_HasNoEnglishMonths() =>
        Assert.Contains("\"tickformat\":\"%Y-%m\"", Articles.Statements(Dam).Stances.Timeline(Dam, new ChartOptions { Language = ChartLanguage.Arabic }).ToJson().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

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
