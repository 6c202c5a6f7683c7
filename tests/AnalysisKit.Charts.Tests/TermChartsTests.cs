using System.Globalization;
using System.Text.Json.Nodes;
using CsCheck;

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
        var figure = Counts().Scatter("moscow", "washington", Articles.Documents(a => a.Source));
        var trace = Drawing.Data(figure)[0]!;
        var at = Drawing.Texts(trace["customdata"]).ToList().FindIndex(h => h.Contains("\u2068خطأ\u2069", StringComparison.Ordinal));
        var id = trace["ids"]![at]!.GetValue<string>();
        var seen = Drawing.Evaluate(figure, $"(document.getElementById('{figure.Id}').emit('plotly_click',{{points:[{{id:'{id}'}}]}}),[document.title,document.querySelectorAll('img').length+'',document.querySelector('.analysiskit-passages mark').textContent,document.querySelector('.analysiskit-passages li').textContent,document.querySelector('.analysiskit-passages ol').dir])");
        Assert.Equal(figure.Title, seen[0]!.GetValue<string>());
        Assert.Equal("0", seen[1]!.GetValue<string>());
        Assert.Equal("خطأ", seen[2]!.GetValue<string>());
        Assert.Contains(Hostile[..12], seen[3]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("rtl", seen[4]!.GetValue<string>());
    }

    [Fact]
    public void Scatter_StemmedTerms_HavePassagesOfAllForms()
    {
        // "and sanctions" and "the sanctions" are one term.
        var counts = Articles.Terms(a => a.Source, new TermOptions { Term = form => form.Contains("عقوبات", StringComparison.Ordinal) ? "عقوبات" : form });
        var passages = TermEvidence.Of(counts, Articles.Documents(a => a.Source), ["عقوبات"]);
        Assert.Equal(["العقوبات", "العقوبات", "العقوبات"], passages["عقوبات"].Select(p => p.Node));
        Assert.All(passages["عقوبات"], p => Assert.Contains(p.Sentence, Articles.Single(a => a.Id == p.Document).Text, StringComparison.Ordinal));
        Assert.Equal(2, TermEvidence.Of(counts, Articles.Documents(a => a.Source), ["عقوبات"], perGroup: 1)["عقوبات"].Count);
    }

    [Fact]
    public void Evidence_PairsOfWords_AreFoundAsTheyWereCounted()
    {
        var counts = Articles.Terms(a => a.Source, new TermOptions { Size = 2 });
        var key = counts.Single(t => t.Term == "الحوار السياسي").Key;
        var passage = TermEvidence.Of(counts, Articles.Documents(a => a.Source), [key], perGroup: 1)[key][0];
        Assert.Equal("الحوار السياسي", passage.Node);
    }

    [Fact]
    public void Scatter_ManyTerms_IsBounded()
    {
        var words = Enumerable.Range(0, 5000).Select(i => string.Concat(i.ToString("D4", CultureInfo.InvariantCulture).Select(d => (char)('ب' + d - '0'))));
        Article[] articles = [Article("a", "x", string.Join(' ', words), 1), Article("b", "y", "كلمة", 1)];
        var figure = articles.Terms(a => a.Source).Scatter("x", "y", articles.Documents(a => a.Source));
        Assert.Equal(4000, Drawing.Data(figure)[0]!["x"]!.AsArray().Count);
        Assert.Contains("4,000 of 5,001 terms", figure.ToJson(), StringComparison.Ordinal);
        Assert.True(figure.ToFragment().Length < 8_000_000);
    }

    [Fact]
    public void Scatter_NoTerm_SaysSo() => Assert.Contains("There is no term to draw", Counts().Where(_ => false).Scatter("moscow").ToJson(), StringComparison.Ordinal);

    [Theory]
    [InlineData(FrequencyScale.Rank)]
    [InlineData(FrequencyScale.Logarithmic)]
    public void Scatter_Browser_DrawsNoLabelOverAnother(FrequencyScale scale)
    {
        var figure = Drawing.SampleCounts().Scatter("sample-wire", null, options: new ChartOptions { Language = ChartLanguage.Arabic }, scale: scale);
        var boxes = Drawing.DrawnLabels(figure);
        Assert.InRange(boxes.Length, 40, 120);
        Drawing.AssertApart(boxes);
    }

    [Fact]
    public void Scatter_MoreFrequentTerm_StandsHigher()
    {
        var counts = Counts();
        foreach (var scale in Enum.GetValues<FrequencyScale>())
        {
            var rows = counts.Keyness("washington", "moscow").ToList();
            var axis = FrequencyAxis.Of(rows, scale, r => r.TargetCount, 18, r => r.ReferenceCount, isVertical: true);
            Assert.All(axis.Places, p => Assert.InRange(p, 0, 1));
            Assert.True(Enumerable.Range(0, rows.Count).Where(i => rows[i].TargetCount == 2).Min(i => axis.Places[i]) > Enumerable.Range(0, rows.Count).Where(i => rows[i].TargetCount == 1).Max(i => axis.Places[i]));
        }
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
        Assert.Contains("no collocation", Articles.Tokens(a => a.Source).Collocations(new CollocationOptions { MinimumCount = 99 }).Network().ToJson(), StringComparison.Ordinal);
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
        Assert.Contains("no group", new ScaledGroup[] { new("c", double.NaN, double.NaN, new Interval(double.NaN, double.NaN)) }.DotPlot().ToJson(), StringComparison.Ordinal);
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
        Assert.Equal("[[1,0.9,0.1],[0.9,1,0.2],[0.1,0.2,1]]", trace["z"]!.ToJsonString());
    }

    [Fact]
    public void Save_EveryChart_DrawsAPicture()
    {
        Assert.SkipUnless(Figure.CanDraw, "No browser is installed.");
        var counts = Counts();
        foreach (var figure in (Figure[])[counts.Scatter("moscow"), Articles.Concordance("الحوار").XRay(), counts.Keyness("moscow").Pairs(), CorrespondenceAnalysis.Of(counts).Map(), Similarity.Of(counts).Heatmap()])
            Assert.True(figure.ToPng(600).Length > 3_000, figure.Title);
    }

    [Fact]
    public void Network_Browser_DrawsAllWordsApart()
    {
        var collocations = Drawing.SampleArticles().Tokens(a => a.Source, new TermOptions().WithoutStopWords()).Collocations(new CollocationOptions { MinimumCount = 4 });
        var figure = collocations.Network(60);
        Drawing.AssertApart(Drawing.DrawnLabels(figure));
        var nodes = Drawing.Data(figure)[^1]!;
        var size = Drawing.Values(nodes["marker"]!["size"]);
        Assert.Equal(size.OrderDescending(), size);
        Assert.True(Drawing.Texts(nodes["text"]).Count(t => t.Length > 0) >= 0.95 * size.Length);
        Assert.Equal(60, Drawing.Data(figure).Take(4).Sum(t => t!["x"]!.AsArray().Count / 3));
    }

    [Fact]
    public void Layout_AnyNetwork_KeepsNodesApartAndInside()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 60], Gen.Int[0, 1_000_000]).Sample((nodes, edges, seed) =>
        {
            var random = new Random(seed);
            var sizes = Enumerable.Range(0, nodes).Select(_ => (Width: 20.0 + random.Next(60), Height: 34.0)).ToList();
            var links = Enumerable.Range(0, edges).Select(_ => (random.Next(nodes), random.Next(nodes), random.NextDouble())).ToList();
            var places = ForceLayout.Of(sizes, links, 860, 640);
            Assert.Equal(places, ForceLayout.Of(sizes, links, 860, 640));
            Assert.All(places.Zip(sizes), p => Assert.True(p.First.X >= (p.Second.Width / 2) - 0.01 && p.First.X <= 860.01 - (p.Second.Width / 2) && p.First.Y >= 16.99 && p.First.Y <= 623.01));
        }, iter: 20);
    }

    [Fact]
    public void Map_Browser_DrawsLabelsApartAndAxesAlike()
    {
        var figure = CorrespondenceAnalysis.Of(Drawing.SampleCounts().AtLeast(4)).Map(80, new ChartOptions { Language = ChartLanguage.Arabic });
        Drawing.AssertApart(Drawing.DrawnLabels(figure));
        var layout = Drawing.Layout(figure);
        var (x, y) = (Drawing.Values(layout["xaxis"]!["range"]), Drawing.Values(layout["yaxis"]!["range"]));
        Assert.Equal((x[1] - x[0]) / 860, (y[1] - y[0]) / 680, 9);
    }

    [Fact]
    public void Map_TwoGroups_SaysThatItNeedsThree() =>
        Assert.Throws<ArgumentException>(() => CorrespondenceAnalysis.Of(Counts().In("moscow", "washington"), 1).Map());

    [Fact]
    public void Charts_LabelOption_NamesGroups()
    {
        var options = new ChartOptions { Label = id => id.ToUpperInvariant() };
        var counts = Counts();
        foreach (var figure in (Figure[])[counts.Scatter("moscow", "london", options: options), counts.Keyness("moscow").Pairs(options: options), CorrespondenceAnalysis.Of(counts).Map(options: options), Similarity.Of(counts).Heatmap(options: options), Articles.Documents(a => a.Source).XRayByGroup(["الحوار"], options: options), Wordscores.Fit(counts, new Dictionary<string, double> { ["moscow"] = -1, ["washington"] = 1 }).Predict().DotPlot(options)])
            Assert.Contains("MOSCOW", figure.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_HostileTerm_IsEncoded()
    {
        TermOptions whitespace = new() { Tokenization = Tokenization.Whitespace };
        var counts = Articles.Terms(a => a.Source, whitespace);
        var twice = Articles.Concat(Articles.Select(a => a with { Id = a.Id + "2" }));
        foreach (var figure in (Figure[])[counts.Scatter("moscow", "washington"), counts.Keyness("moscow").Pairs(30), CorrespondenceAnalysis.Of(counts).Map(500), twice.Tokens(a => a.Source, whitespace).Collocations().Network(), twice.Trend(Hostile, terms: whitespace).Lines()])
        {
            var json = JsonNode.Parse(figure.ToJson())!.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Assert.Contains("&lt;img/src", json, StringComparison.Ordinal);
            Assert.DoesNotContain("<img", json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pairs_Nothing_SaysSo() => Assert.Contains("No word sets", Counts().Where(_ => false).Keyness("moscow").Pairs().ToJson(), StringComparison.Ordinal);

    [Fact]
    public void Heatmap_Similarity_ColoursOtherGroupsOnly()
    {
        SimilarityPair[] pairs = [new("a", "a", 1), new("a", "b", 0.1), new("a", "c", 0.9), new("b", "b", 1), new("b", "c", 0.2), new("c", "c", 1)];
        var trace = Data(pairs.Heatmap())[0]!;
        Assert.Equal((0.1, 0.9), (trace["zmin"]!.GetValue<double>(), trace["zmax"]!.GetValue<double>()));
        Assert.Contains("no pair", Array.Empty<SimilarityPair>().Heatmap().ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Heatmap_Browser_IsSquare()
    {
        var box = Drawing.Values(Drawing.Evaluate(Similarity.Of(Drawing.SampleCounts()).Heatmap(), "(function(b){return [b.width,b.height]})(document.querySelector('.heatmaplayer .hm image').getBoundingClientRect())"));
        Assert.Equal(box[0], box[1], 2.0);
    }
}
