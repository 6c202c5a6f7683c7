using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

/// <summary>The chart of positions as read and as corrected by a checked sample.</summary>
public class CorrectedChartsTests
{
    internal static readonly Lazy<CorrectedPositionList> Corrected = new(() =>
    {
        var articles = Drawing.SampleArticles();
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "AnalysisKit.sln")))
            root = root.Parent;
        return articles.Statements(Topic.Load(Path.Combine(root.FullName, "data", "topics", "syria.yml"))).Positions().Corrected(Sample.Load(Path.Combine(root.FullName, "data", "checked", "syria.checked.jsonl")));
    });

    [Fact]
    public void Intervals_EachPosition_HasItsMeanAsReadAndAsCorrected()
    {
        var positions = Corrected.Value.By("us", "russia");
        var drawn = positions.Where(p => p.Pool != CorrectionPool.Nothing);

        var data = Drawing.Data(positions.Intervals());

        Assert.Equal(["as read", "corrected"], data.Select(t => t!["name"]!.GetValue<string>()));
        Assert.Equal(drawn.Where(p => p.Read is not null).Select(p => Math.Round(p.Read!.Mean, 4)), Drawing.Values(data[0]!["x"]));
        Assert.Equal(drawn.Select(p => Math.Round(p.Mean.Value, 4)), Drawing.Values(data[1]!["x"]));
        Assert.Equal(drawn.Select(p => Math.Round(p.Mean.High - p.Mean.Value, 4)), Drawing.Values(data[1]!["error_x"]!["array"]));
        Assert.Equal(drawn.Select(p => Math.Round(p.Mean.Value - p.Mean.Low, 4)), Drawing.Values(data[1]!["error_x"]!["arrayminus"]));
        Assert.All(Drawing.Values(data[1]!["x"]), x => Assert.InRange(x, -1, 1));
    }

    [Fact]
    public void Intervals_SharedCorrection_IsHollowMarkedAndExplained()
    {
        var positions = Corrected.Value.By("us", "france");
        var drawn = positions.Where(p => p.Pool != CorrectionPool.Nothing).ToList();
        Assert.Contains(drawn, p => p.IsPooled);
        Assert.Contains(drawn, p => !p.IsPooled);

        var figure = positions.Intervals();

        Assert.Equal(drawn.Select(p => p.IsPooled ? "circle-open" : "circle"), Drawing.Texts(Drawing.Data(figure)[1]!["marker"]!["symbol"]));
        Assert.All(Drawing.Texts(Drawing.Data(figure)[0]!["marker"]!["symbol"]), symbol => Assert.Equal("circle", symbol));
        var labels = Drawing.Texts(Drawing.Layout(figure)["yaxis"]!["ticktext"]);
        Assert.Equal(drawn.Select(p => p.IsPooled), labels.Select(l => l.Contains('*', StringComparison.Ordinal)));
        Assert.Contains("correction shared with other small positions", Drawing.Layout(figure).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_InArabic_RunsFromRightToLeft()
    {
        var layout = Drawing.Layout(Corrected.Value.By("us").Intervals(new ChartOptions { Language = ChartLanguage.Arabic }));

        Assert.True(Drawing.Values(layout["xaxis"]!["range"]) is [> 0, < 0]);
        Assert.Equal("right", layout["yaxis"]!["side"]!.GetValue<string>());
        Assert.Contains("العقوبات", layout["yaxis"]!["ticktext"]!.AsArray().Aggregate("", (all, text) => all + text!.GetValue<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_NothingChecked_SaysSo() =>
        Assert.Contains("Too little was checked.", Corrected.Value.Where(p => p.Pool == CorrectionPool.Nothing).Intervals().ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Intervals_Drawn_LabelsDoNotRunIntoThePlot()
    {
        var boxes = Drawing.Evaluate(
            Corrected.Value.By("us", "russia").Intervals(),
            "(() => { const plot = document.querySelector('.plot').getBoundingClientRect(); return [...document.querySelectorAll('.ytick text')].map(t => { const b = t.getBoundingClientRect(); return [b.left, b.right, plot.left]; }); })()").AsArray();

        Assert.NotEmpty(boxes);
        Assert.All(boxes, box => Assert.True(Drawing.Values(box) is [>= 0, var right, var left] && right <= left + 1));
    }
}
