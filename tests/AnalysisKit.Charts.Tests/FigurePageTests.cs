using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

/// <summary>Figures in pages, as a browser without network shows them.</summary>
public class FigurePageTests
{
    // "Ankara" and "Tehran".
    private static readonly Figure Alike = new SimilarityPair[] { new("أنقرة", "أنقرة", 1), new("أنقرة", "طهران", 0.4), new("طهران", "طهران", 1) }.Heatmap();

    private static readonly Figure Dots = new ScaledGroup[] { new("أنقرة", 0.5, 0.1, new Interval(0.3, 0.7)), new("طهران", -1, 0.2, new Interval(-1.4, -0.6)) }.DotPlot();

    private static string Page(string body) => $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>{body}</body></html>";

    [Fact]
    public void Page_SameFigureTwice_DrawsBothWithIdsOfTheirOwn()
    {
        var ids = Drawing.Texts(Drawing.EvaluatePage(Page(Alike.ToHtml() + Dots.ToHtml() + Alike.ToHtml()), "[...document.querySelectorAll('.js-plotly-plot')].map(e => e.id)"));
        Assert.Equal([Alike.Id, Dots.Id, Alike.Id + "-2"], ids);
    }

    [Fact]
    public void Page_LibraryBehindItsFigures_DrawsThemAll()
    {
        var drawn = Drawing.EvaluatePage(Page(Alike.ToFragment() + Dots.ToFragment() + Alike.ToFragment() + Figure.Library), "document.querySelectorAll('.main-svg text').length");
        Assert.True(drawn.GetValue<int>() > 10);
    }

    [Fact]
    public void Page_OutputsReplacedOneByOne_StayDrawn()
    {
        // As a notebook does it: the outputs of a cell go, others come, and their scripts run; here the one that carried the library goes first.
        var script = $$"""
            (async () => {
              const put = (place, html) => {
                place.innerHTML = html;
                for (const old of place.querySelectorAll('script')) { const made = document.createElement('script'); made.text = old.text; old.replaceWith(made); }
              };
              const [first, second] = document.querySelectorAll('section');
              put(first, {{JsonValue.Create(Dots.ToFragment())!.ToJsonString()}});
              put(second, {{JsonValue.Create(Dots.ToFragment())!.ToJsonString()}});
              await new Promise(done => setTimeout(done, 300));
              return [...document.querySelectorAll('.js-plotly-plot')].map(e => e.id + ' ' + (e.querySelectorAll('.main-svg text').length > 4 ? 'drawn' : 'empty'));
            })()
            """;
        Assert.Equal([$"{Dots.Id} drawn", $"{Dots.Id}-2 drawn"], Drawing.Texts(Drawing.EvaluatePage(Page($"<section>{Alike.ToHtml()}</section><section>{Alike.ToFragment()}</section>"), script)));
    }

    [Fact]
    public void Page_FigureWithoutLibrary_KeepsItsPictureAndSaysWhatIsMissing()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var html = Figure.WithoutLibrary(Alike.ToHtml([1, 2, 3]));
        var shown = FigureImage.Evaluate(Page(html), "new Promise(done => setTimeout(() => done(document.querySelectorAll('img').length + document.body.innerText), 4500))", 800, 600);
        Assert.Equal("1The chart is drawn by plotly.js, which another output of this notebook carries: run all cells.", shown.Trim());
    }

    [Fact]
    public void Page_OtherPlotlyAndModuleLoader_KeepTheirs()
    {
        var before = "<script>window.Plotly = 'mine'; window.define = function () { throw new Error('not for you'); }; window.define.amd = {};</script>";
        Assert.Equal("mine", Drawing.EvaluatePage(Page(before + Alike.ToHtml()), "window.Plotly").GetValue<string>());
    }

    [Fact]
    public void Page_HostileJson_RunsNothing()
    {
        const string Attack = "</script><script>document.title='run'</script><img src=x onerror=document.title='run'>\u2028<!--<script>";
        var figure = Figure.FromPlotly(new JsonObject { ["data"] = new JsonArray(new JsonObject { ["type"] = "bar", ["x"] = new JsonArray(Attack), ["y"] = new JsonArray(1), ["name"] = Attack, ["text"] = Attack }), ["layout"] = new JsonObject { ["title"] = new JsonObject { ["text"] = Attack } } }.ToJsonString(), title: Attack);
        Assert.DoesNotContain('\u2028', figure.ToFragment().Split("<script>")[1]);
        Assert.Equal(1, figure.ToFragment().Split("</script>").Length - 1);
        var page = Drawing.EvaluatePage(Page("<title>safe</title>" + figure.ToHtml()), "({title: document.title, images: document.querySelectorAll('img').length})");
        Assert.Equal(("safe", 0), (page["title"]!.GetValue<string>(), page["images"]!.GetValue<int>()));
    }
}
