using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

/// <summary>Figures in dark and light pages: their texts stand out from what they stand on, as WCAG 2.2 measures it.</summary>
public class FigureThemeTests
{
    private const double Readable = 4.5;

    // Every text of the page with the contrast to what is behind it: for a text on a cell of a heatmap or in a hover label that, else the page.
    private const string Contrasts = """
        (() => {
          const numbers = css => css.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
          const page = PAGE;
          const within = (box, whole) => box.left >= whole.left && box.right <= whole.right && box.top >= whole.top && box.bottom <= whole.bottom;
          const cell = text => {
            const images = text.closest('.annotation') ? [...text.closest('.js-plotly-plot').querySelectorAll('.heatmaplayer image')] : [];
            const box = text.getBoundingClientRect();
            return images.length && within(box, images[0].getBoundingClientRect()) ? [box, images] : null;
          };
          const opacity = node => node.closest('.main-svg') === node ? 1 : getComputedStyle(node).opacity * opacity(node.parentNode);
          const pixels = {};
          const picture = async image => pixels[image.href.baseVal] ??= await new Promise(done => {
            const loaded = new Image();
            loaded.onload = () => { const canvas = document.createElement('canvas'); canvas.width = loaded.width; canvas.height = loaded.height; const brush = canvas.getContext('2d'); brush.drawImage(loaded, 0, 0); done([brush, loaded]); };
            loaded.src = image.href.baseVal;
          });
          return Promise.all([...document.querySelectorAll('.main-svg text')].filter(t => t.textContent.trim()).map(async text => {
            const ink = numbers(getComputedStyle(text).fill), on = cell(text);
            const spans = [...text.querySelectorAll('tspan')].map(s => numbers(getComputedStyle(s).fill));
            let paper = page;
            if (on) {
              for (const image of on[1]) {
                // Beside the text, in its cell: half a letter from its left. Pale cells let the page through.
                const [brush, loaded] = await picture(image), whole = image.getBoundingClientRect();
                const [r, g, b, a] = brush.getImageData((on[0].left - 4 - whole.left) / whole.width * loaded.width, ((on[0].top + on[0].bottom) / 2 - whole.top) / whole.height * loaded.height, 1, 1).data;
                const part = a / 255 * opacity(image);
                paper = [r, g, b].map((v, i) => paper[i] + (v - paper[i]) * part);
              }
            } else if (text.closest('.hovertext')) {
              paper = numbers(getComputedStyle(text.closest('.hovertext').querySelector('path')).fill);
            }
            return [text.textContent, Math.min(...[ink, ...spans].map(i => ratio(i, paper))), on ? 'cell' : text.closest('.hovertext') ? 'hover' : 'page'];
          }));
        })()
        """;

    private static readonly Article[] Articles =
    [
        new() { Id = "a", Source = "أنباء", Text = "أكد وزير الخارجية المصري أن مصر ترفض السد.", Published = new DateOnly(2013, 1, 2) },
        new() { Id = "b", Source = "wire", Text = "رحبت فرنسا بالسد وأيدت القناة.", Published = new DateOnly(2013, 2, 3) },
        new() { Id = "c", Source = "third", Text = "رفضت تركيا القناة ورحبت بالسد.", Published = new DateOnly(2013, 3, 4) },
    ];

    private static readonly Topic Water = Topic.Parse("topic: water\nlabel: {ar: الماء, en: Water}\nissues:\n- {id: dam, ar: السد, en: The dam, target: [السد]}\n- {id: canal, ar: القناة, en: The canal, target: [القناة]}\n");

    private static string Page(string colours, params Figure[] figures) => $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>{colours}</style>{Figure.Library}</head><body>{string.Concat(figures.Select(f => f.ToFragment()))}</body></html>";

    private static readonly string[] Charts = ["positions", "many", "bars", "timeline", "similarity", "distance", "scatter", "pairs", "keyness", "map", "xray", "network", "trend", "empty", "dots"];

    private static Figure Chart(string name)
    {
        var counts = Articles.Terms(a => a.Source);
        var source = new ChartOptions { Source = "Wire, 2013", Language = ChartLanguage.Arabic };
        return name switch
        {
            "positions" => Articles.Positions(Water).Heatmap(options: source),
            // Cells with much to go by beside cells with little.
            "many" => Enumerable.Range(0, 12).Select(i => new Article { Id = $"{i}", Text = i == 0 ? "رفضت تركيا القناة." : i % 2 == 0 ? "رحبت فرنسا بالسد." : "رفضت تركيا السد.", Published = new DateOnly(2013, 1, 2).AddMonths(i) }).Positions(Water).Heatmap(options: source),
            "bars" => Articles.Positions(Water).DivergingBars(source),
            "timeline" => Articles.Statements(Water).Stances.Timeline(Water),
            // Every step of the scale, so that each colour of a cell is met.
            "similarity" => Enumerable.Range(0, 12).SelectMany(i => Enumerable.Range(i, 12 - i).Select(k => new SimilarityPair($"{i}", $"{k}", 1 - ((i + (k * 2)) % 23 / 23.0)))).ToList().Heatmap(),
            "distance" => Similarity.Of(counts).Heatmap(isDistance: true),
            "scatter" => counts.Scatter("wire", options: source),
            "pairs" => counts.Keyness("wire").Pairs(options: source),
            "keyness" => counts.Keyness("wire").Bars(),
            "map" => CorrespondenceAnalysis.Of(counts).Map(),
            "xray" => new[] { Articles.Concordance("السد"), Articles.Concordance("القناة") }.XRay(options: source),
            "network" => Drawing.SampleArticles().Take(30).Tokens(a => a.Source, new TermOptions().WithoutStopWords()).Collocations(new CollocationOptions { MinimumCount = 3 }).Network(15),
            "trend" => Articles.Trend("السد").Lines(),
            "empty" => Array.Empty<SimilarityPair>().Heatmap(),
            _ => new ScaledGroup[] { new("أنقرة", 0.5, 0.1, new Interval(0.3, 0.7)) }.DotPlot(),
        };
    }

    private static List<(string Text, double Contrast, string On)> Texts(string page, string paper, bool isDark, string first = "") =>
        [.. Drawing.EvaluatePage(page, first + Contrasts.Replace("PAGE", paper, StringComparison.Ordinal), isDark: isDark).AsArray().Select(t => (t![0]!.GetValue<string>(), t[1]!.GetValue<double>(), t[2]!.GetValue<string>()))];

    [Theory]
    [InlineData(false, "[255,255,255]")]
    [InlineData(true, "[18,18,18]")]
    public void EveryChart_InBothThemes_HasReadableTexts(bool isDark, string paper)
    {
        var texts = Texts(Page(":root{color-scheme:light dark}", [.. Charts.Select(Chart)]), paper, isDark);
        Assert.Contains(texts, t => t.On == "cell");
        Assert.All(Charts.Select(Chart), f => Assert.Contains(texts, t => t.Text.Contains(f.Title, StringComparison.Ordinal)));
        Assert.All(texts, t => Assert.True(t.Contrast >= Readable, $"{t.Text} on {t.On}: {t.Contrast:0.00}"));
    }

    [Theory]
    [InlineData(false, "[255,255,255]")]
    [InlineData(true, "[18,18,18]")]
    public void Hover_InBothThemes_IsReadable(bool isDark, string paper)
    {
        const string Point = "(async () => { const f = document.querySelector('.js-plotly-plot'); analysiskit.Plotly.Fx.hover(f, [{curveNumber: 0, pointNumber: 0}]); await new Promise(done => setTimeout(done, 200)); })().then(() => ";
        var texts = Texts(Page(":root{color-scheme:light dark}", Chart("dots")), paper, isDark, Point + "0) && ").Where(t => t.On == "hover").ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, t => Assert.True(t.Contrast >= Readable, $"{t.Text}: {t.Contrast:0.00}"));
    }

    [Theory]
    // What tells of a dark page, and the page's own colour.
    [InlineData("", "body{background:#1e1e1e;color:#d4d4d4}", "[30,30,30]")]
    [InlineData("data-vscode-theme-kind='vscode-dark'", "body{--vscode-editor-background:#002b36;color:#839496}", "[0,43,54]")]
    [InlineData("data-vscode-theme-kind='vscode-high-contrast'", "body{color:#fff}", "[0,0,0]")]
    [InlineData("data-jp-theme-light='false'", "body{background:var(--jp-layout-color0);--jp-layout-color0:#111;--jp-content-font-color1:#fff;color:var(--jp-content-font-color1)}", "[17,17,17]")]
    [InlineData("data-jp-theme-light='true'", "body{background:#fdf6e3;color:#586e75}", "[253,246,227]")]
    public void Page_OfAHost_GivesItsColours(string body, string colours, string paper)
    {
        var page = Page(colours, Chart("map"), Chart("xray")).Replace("<body>", $"<body {body}>", StringComparison.Ordinal);
        Assert.All(Texts(page, paper, isDark: false), t => Assert.True(t.Contrast >= Readable, $"{t.Text} on {t.On}: {t.Contrast:0.00}"));
    }

    [Fact]
    public void Page_WhiteInADarkSystem_StaysAsItIs()
    {
        var page = Page("", Chart("dots"));
        Assert.All(Texts(page, "[255,255,255]", isDark: true), t => Assert.True(t.Contrast >= Readable, t.Text));
    }

    [Fact]
    public void Page_ChangesItsColours_FigureFollowsAndKeepsItsZoom()
    {
        var figure = Chart("dots");
        var page = Page("body{background:#fff;color:#000} body.dark{background:#111;color:#eee}", figure);
        var seen = Drawing.EvaluatePage(page, """
            (async () => {
              const f = document.querySelector('.js-plotly-plot'), fill = () => getComputedStyle(f.querySelector('.gtitle')).fill, wait = ms => new Promise(done => setTimeout(done, ms));
              await analysiskit.Plotly.relayout(f, {'xaxis.range': [0.1, 0.9]});
              const first = fill();
              document.body.className = 'dark'; await wait(900);
              const dark = fill();
              dispatchEvent(new Event('beforeprint')); const printed = fill(); dispatchEvent(new Event('afterprint'));
              await wait(100);
              return {first, dark, printed, after: fill(), range: f._fullLayout.xaxis.range};
            })()
            """);
        Assert.Equal("rgb(0, 0, 0)", seen["first"]!.GetValue<string>());
        Assert.Equal("rgb(238, 238, 238)", seen["dark"]!.GetValue<string>());
        Assert.Equal("rgb(36, 41, 47)", seen["printed"]!.GetValue<string>());
        Assert.Equal("rgb(238, 238, 238)", seen["after"]!.GetValue<string>());
        Assert.Equal([0.1, 0.9], Drawing.Values(seen["range"]));
    }

    [Fact]
    public void Paper_InAPage_IsThePages()
    {
        var fills = Drawing.Texts(Drawing.EvaluatePage(Page(":root{color-scheme:dark}", Chart("dots")), "[...document.querySelectorAll('.main-svg')].map(s => getComputedStyle(s).backgroundColor)"));
        Assert.All(fills, f => Assert.Equal("rgba(0, 0, 0, 0)", f.Replace("rgba(18, 18, 18, 0)", "rgba(0, 0, 0, 0)", StringComparison.Ordinal)));
    }

    [Fact]
    public void FromPlotly_OwnPaper_IsKeptAndItsTextsAreReadOnIt()
    {
        var figure = Figure.FromPlotly("""{"data":[{"type":"bar","x":["أ"],"y":[1]}],"layout":{"paper_bgcolor":"#fff8e7","plot_bgcolor":"#fff8e7","title":{"text":"عنوان"}}}""");
        Assert.All(Texts(Page(":root{color-scheme:dark}", figure), "[255,248,231]", isDark: true), t => Assert.True(t.Contrast >= Readable, t.Text));
    }

    [Fact]
    public void FromPlotly_DarkTextsOfATemplate_AreReadableInADarkPage()
    {
        var figure = Figure.FromPlotly("""{"data":[{"type":"scatter","mode":"markers+text","x":[1],"y":[1],"text":["نص"],"textfont":{"color":"#333333"}}],"layout":{"template":{"layout":{"font":{"color":"#2a3f5f"},"paper_bgcolor":"white","plot_bgcolor":"#E5ECF6"}},"title":"عنوان","annotations":[{"x":1,"y":1,"text":"<span style=\"color:#222222\">ملاحظة</span>","font":{"color":"navy"}}]}}""");
        var texts = Texts(Page(":root{color-scheme:dark}", figure), "[18,18,18]", isDark: true);
        Assert.Contains(texts, t => t.Text == "نص");
        Assert.All(texts, t => Assert.True(t.Contrast >= Readable, $"{t.Text}: {t.Contrast:0.00}"));
    }

    [Fact]
    public void Save_Picture_StaysOnWhite()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(Directory.CreateTempSubdirectory("analysiskit-").FullName, "figure.svg");
        Chart("dots").Save(path);
        var svg = File.ReadAllText(path);
        Assert.Contains("fill: rgb(255, 255, 255); fill-opacity: 1", svg, StringComparison.Ordinal);
        Assert.Contains("rgb(36, 41, 47)", svg, StringComparison.Ordinal);
    }
}
