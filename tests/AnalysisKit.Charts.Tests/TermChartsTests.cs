using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using AnalysisKit.Articles;
using AnalysisKit.Terms;

namespace AnalysisKit.Charts.Tests;

public class TermChartsTests
{
    private const string Hostile = "<img/src=x/onerror=document.title=1>";

    private static readonly Article[] Articles =
    [
        Article("a", "moscow", "ترفض موسكو التدخل العسكري وتؤيد الحوار السياسي بين السوريين", 1),
        Article("b", "moscow", "الحوار السياسي هو الحل والتدخل العسكري خطأ " + Hostile, 2),
        Article("c", "washington", "تطالب واشنطن برحيل الأسد وتؤيد فرض العقوبات", 3),
        Article("d", "washington", "فقد الأسد شرعيته وعلى المجلس فرض العقوبات على النظام", 5),
        Article("e", "london", "رحبت لندن بفرض العقوبات وطالبت بالحوار السياسي", 8),
    ];

    private static Article Article(string id, string source, string text, int month) => new() { Id = id, Source = source, Text = text, Published = new DateOnly(2012, month, 3) };

    private static TermCounts Counts() => Articles.Terms(a => a.Source);

    private static JsonArray Data(Figure figure) => JsonNode.Parse(figure.ToJson())!["data"]!.AsArray();

    [Fact]
    public void Scatter_Counts_HasEveryTermAndColoursBySide()
    {
        var counts = Counts();
        var trace = Data(counts.Scatter("moscow", "washington"))[0]!;
        Assert.Equal(counts.Keyness("moscow", "washington").Count, trace["x"]!.AsArray().Count);
        var hover = trace["customdata"]!.AsArray().Select(v => v!.GetValue<string>()).ToList();
        var colour = trace["marker"]!["color"]!.AsArray().Select(v => v!.GetValue<double>()).ToList();
        Assert.True(colour[hover.FindIndex(h => h.Contains("\u2068التدخل\u2069", StringComparison.Ordinal) || h.Contains("\u2068العسكري\u2069", StringComparison.Ordinal))] > 0);
        Assert.True(colour[hover.FindIndex(h => h.Contains("\u2068العقوبات\u2069", StringComparison.Ordinal))] < 0);
    }

    [Fact]
    public void Scatter_TermAboveTheDiagonal_IsTheTargets()
    {
        var trace = Data(Counts().Scatter("moscow", "washington"))[0]!;
        var at = trace["customdata"]!.AsArray().Select(v => v!.GetValue<string>()).ToList().FindIndex(h => h.Contains("العقوبات", StringComparison.Ordinal));
        Assert.True(trace["x"]![at]!.GetValue<double>() > trace["y"]![at]!.GetValue<double>());
    }

    [Fact]
    public void Scatter_UnknownGroup_SaysSo() => Assert.ThrowsAny<ArgumentException>(() => Counts().Scatter("paris"));

    [Fact]
    public void Place_ManyLabels_NoTwoMeet()
    {
        var placement = new LabelPlacement(300, 300, 12);
        var random = new Random(7);
        var placed = 0;
        for (var i = 0; i < 200; i++)
            placed += placement.Place(random.Next(300), random.Next(300), 3, new string('م', 1 + random.Next(8))) is null ? 0 : 1;
        Assert.InRange(placed, 20, 199);
        for (var i = 0; i < placement.Boxes.Count; i++)
        {
            for (var k = i + 1; k < placement.Boxes.Count; k++)
                Assert.False(placement.Boxes[i].Meets(placement.Boxes[k]));
        }

        Assert.All(placement.Boxes, b => Assert.True(b is { Left: >= 0, Top: >= 0, Right: <= 300, Bottom: <= 300 }));
    }

    [Fact]
    public void Scatter_Passages_AreTextOnly()
    {
        var html = Counts().Scatter("moscow", "washington", Articles.Documents(a => a.Source)).ToFragment();
        Assert.Contains("-passages", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", html, StringComparison.Ordinal);
        Assert.Equal(2, html.Split("<script>").Length);
    }

    [Fact]
    public void Scatter_ClickInABrowser_ShowsThePassageAndRunsNothing()
    {
        Assert.SkipUnless(Figure.CanDraw && Chromium() is not null, "No browser is installed.");
        var figure = Counts().Scatter("moscow", "washington", Articles.Documents(a => a.Source));
        var trace = Data(figure)[0]!;
        var at = trace["customdata"]!.AsArray().Select(v => v!.GetValue<string>()).ToList().FindIndex(h => h.Contains("\u2068العسكري\u2069", StringComparison.Ordinal));
        var click = string.Create(CultureInfo.InvariantCulture, $"<script>document.title='clean';setTimeout(function(){{document.getElementById('{figure.Id}').emit('plotly_click',{{points:[{{pointNumber:{at}}}]}})}},1500)</script></body>");
        var dom = Dom(figure.ToPage().Replace("</body>", click, StringComparison.Ordinal));
        Assert.Contains("<mark>العسكري</mark>", dom, StringComparison.Ordinal);
        Assert.Contains("<title>clean</title>", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", dom, StringComparison.Ordinal);
        Assert.Contains("&lt;img/src", dom, StringComparison.Ordinal);
    }

    [Fact]
    public void XRay_Concordances_PlacesEachOccurrence()
    {
        Concordance[] found = [Articles.Concordance("الحوار"), Articles.Concordance("العقوبات")];
        var data = Data(found.XRay());
        Assert.Equal(found.Select(c => c.Count), data.Select(t => t!["x"]!.AsArray().Count));
        Assert.All(data[0]!["x"]!.AsArray(), x => Assert.InRange(x!.GetValue<double>(), 0, 100));
        Assert.Throws<ArgumentException>(() => Array.Empty<Concordance>().XRay());
    }

    [Fact]
    public void XRay_HostileText_StaysText() =>
        Assert.DoesNotContain("<img", Articles.Concordance("خطأ").XRay().ToJson().Replace("\\u003C", "<", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void XRay_NothingFound_IsAnEmptyChart() => Assert.Equal("Found in no text", Articles.Concordance("القمر").XRay().Title);

    [Fact]
    public void Pairs_Keyness_StandsFaceToFace()
    {
        var data = Data(Counts().Keyness("moscow", "washington").Pairs(3));
        Assert.All(data[0]!["x"]!.AsArray(), x => Assert.True(x!.GetValue<double>() < 0));
        Assert.All(data[1]!["x"]!.AsArray(), x => Assert.True(x!.GetValue<double>() > 0));
        Assert.All(data.SelectMany(t => t!["error_x"]!["array"]!.AsArray().Concat(t["error_x"]!["arrayminus"]!.AsArray())), x => Assert.True(x!.GetValue<double>() >= 0));
    }

    [Fact]
    public void Network_SamePairs_SamePicture()
    {
        Figure Draw() => Articles.Tokens(a => a.Source).Collocations(new CollocationOptions { MinimumCount = 2 }).Network();
        var figure = Draw();
        Assert.Equal(figure.ToJson(), Draw().ToJson());
        var nodes = Data(figure)[^1]!;
        var x = nodes["x"]!.AsArray().Select(v => v!.GetValue<double>()).ToList();
        Assert.Equal(x.Count, x.Distinct().Count());
        Assert.Throws<ArgumentException>(() => Articles.Tokens(a => a.Source).Collocations(new CollocationOptions { MinimumCount = 99 }).Network());
    }

    [Fact]
    public void Lines_Trends_HaveBandLineAndPoints()
    {
        var trend = Articles.Trend("العقوبات");
        var data = Data(trend.Lines());
        Assert.Equal(4, data.Count);
        Assert.Equal("tonexty", data[1]!["fill"]!.GetValue<string>());
        Assert.Equal(trend.Count(p => double.IsFinite(p.Value)), data[3]!["y"]!.AsArray().Count);
        Assert.Throws<ArgumentException>(() => Array.Empty<Trend>().Lines());
    }

    [Fact]
    public void DotPlot_Groups_AreInTheOrderOfTheirPlaces()
    {
        ScaledGroup[] groups = [new("b", 0.5, 0.1, new Interval(0.3, 0.7)), new("a", -1, 0.2, new Interval(-1.4, -0.6))];
        var trace = Data(groups.DotPlot())[0]!;
        Assert.Equal([-1, 0.5], trace["x"]!.AsArray().Select(v => v!.GetValue<double>()));
        Assert.Equal(0.4, trace["error_x"]!["arrayminus"]![0]!.GetValue<double>(), 9);
        Assert.Throws<ArgumentException>(() => Array.Empty<ScaledGroup>().DotPlot());
    }

    [Fact]
    public void Map_Analysis_HasGroupsTermsAndShares()
    {
        var analysis = CorrespondenceAnalysis.Of(Counts());
        var figure = analysis.Map(10);
        var data = Data(figure);
        Assert.Equal([10, 3], data.Select(t => t!["x"]!.AsArray().Count));
        Assert.Contains("% of the inertia", JsonNode.Parse(figure.ToJson())!["layout"]!["xaxis"]!["title"]!["text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void Heatmap_Similarity_PutsAlikeGroupsTogether()
    {
        SimilarityPair[] pairs = [new("a", "a", 1), new("a", "b", 0.1), new("a", "c", 0.9), new("b", "b", 1), new("b", "c", 0.2), new("c", "c", 1)];
        var trace = Data(pairs.Heatmap())[0]!;
        Assert.Equal(["\u2068a\u2069", "\u2068c\u2069", "\u2068b\u2069"], trace["x"]!.AsArray().Select(v => v!.GetValue<string>()));
        Assert.Equal("[[1.0,0.9,0.1],[0.9,1.0,0.2],[0.1,0.2,1.0]]", trace["z"]!.ToJsonString());
    }

    [Fact]
    public void Save_EveryChart_DrawsAPicture()
    {
        Assert.SkipUnless(Figure.CanDraw, "No browser is installed.");
        var counts = Counts();
        foreach (var figure in (Figure[])[counts.Scatter("moscow"), Articles.Concordance("الحوار").XRay(), counts.Keyness("moscow").Pairs(), CorrespondenceAnalysis.Of(counts).Map(), Similarity.Of(counts).Heatmap()])
            Assert.True(figure.ToPng(600).Length > 3_000, figure.Title);
    }

    private static string? Chromium() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(f => Path.Combine(f, "chromium")).FirstOrDefault(File.Exists);

    private static string Dom(string page)
    {
        var folder = Directory.CreateTempSubdirectory("analysiskit-").FullName;
        var file = Path.Combine(folder, "page.html");
        File.WriteAllText(file, page);
        var start = new ProcessStartInfo(Chromium()!) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--virtual-time-budget=8000", $"--user-data-dir={folder}/profile", "--dump-dom", new Uri(file).AbsoluteUri])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        // What the page shows, without its scripts.
        return System.Text.RegularExpressions.Regex.Replace(dom, "<script>.*?</script>", "", System.Text.RegularExpressions.RegexOptions.Singleline);
    }
}
