using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

/// <summary>Figures in dark and light pages: their texts and marks stand out from what they stand on, as WCAG 2.2 measures it.</summary>
public class FigureThemeTests
{
    private const double Readable = 4.5;

    private const string Tools = """
          const numbers = css => css.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
          const opacity = node => node.closest('.main-svg') === node ? 1 : getComputedStyle(node).opacity * opacity(node.parentNode);
          const page = PAGE;
        """;

    // Every bar, point, line, whisker, key of a legend and outline of a heatmap's cell with the id of its chart, its kind, and the contrast to the page of its filling or its outline, whichever has more. Bands are none of these.
    private const string Marks = "(() => {" + Tools + """
          const over = ([r, g, b, a = 1], part) => [r, g, b].map((v, i) => page[i] + (v - page[i]) * a * part);
          const kinds = {bar: '.barlayer .point path', point: '.scatterlayer .points path', line: '.scatterlayer path.js-line', whisker: '.errorbar path', key: '.legendlines path, .legendsymbols path', cell: '.js-plotly-plot:has(.heatmaplayer image) .shapelayer path'};
          return Object.entries(kinds).flatMap(([kind, selector]) => [...document.querySelectorAll(selector)].filter(mark => kind !== 'bar' || mark.getBBox().width > 0).map(mark => {
            const style = getComputedStyle(mark), colours = [];
            if (style.fill !== 'none') colours.push(over(numbers(style.fill), style.fillOpacity * opacity(mark)));
            if (style.stroke !== 'none' && parseFloat(style.strokeWidth) > 0) colours.push(over(numbers(style.stroke), style.strokeOpacity * opacity(mark)));
            return [mark.closest('[data-figure]').dataset.figure, kind, Math.max(0, ...colours.map(c => ratio(c, page)))];
          }).filter(mark => mark[2] > 0));
        })()
        """;

    // Every text of the page with the contrast to what is behind it: for a text on a cell of a heatmap or in a hover label that, else the page.
    private const string Contrasts = "(() => {" + Tools + """
          const within = (box, whole) => box.left >= whole.left && box.right <= whole.right && box.top >= whole.top && box.bottom <= whole.bottom;
          const cell = text => {
            const images = text.closest('.annotation') ? [...text.closest('.js-plotly-plot').querySelectorAll('.heatmaplayer image')] : [];
            const box = text.getBoundingClientRect();
            return images.length && within(box, images[0].getBoundingClientRect()) ? [box, images] : null;
          };
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

    private static IEnumerable<Article> Many() =>
        Enumerable.Range(0, 12).Select(i => new Article { Id = $"{i}", Text = i == 0 ? "رفضت تركيا القناة." : i % 2 == 0 ? "رحبت فرنسا بالسد." : "رفضت تركيا السد.", Published = new DateOnly(2013, 1, 2).AddMonths(i) });

    private static readonly Topic Water = Topic.Parse("topic: water\nlabel: {ar: الماء, en: Water}\nissues:\n- {id: dam, ar: السد, en: The dam, target: [السد]}\n- {id: canal, ar: القناة, en: The canal, target: [القناة]}\n");

    private static string Page(string colours, params Figure[] figures) => $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>{colours}</style>{Figure.Library}</head><body>{string.Concat(figures.Select(f => f.ToFragment()))}</body></html>";

    private static readonly string[] Charts = ["positions", "many", "bars", "timeline", "intervals", "similarity", "distance", "scatter", "pairs", "keyness", "map", "xray", "network", "trend", "empty", "dots"];

    private static Figure Chart(string name)
    {
        var counts = Articles.Terms(a => a.Source);
        var source = new ChartOptions { Source = "Wire, 2013", Language = ChartLanguage.Arabic };
        return name switch
        {
            "positions" => Articles.Positions(Water).Heatmap(options: source),
            // Cells with much to go by beside cells with little.
            "many" => Many().Positions(Water).Heatmap(options: source),
            "bars" => Many().Positions(Water).DivergingBars(source),
            "timeline" => Articles.Statements(Water).Stances.Timeline(Water),
            "intervals" => CorrectedChartsTests.Corrected.Value.By("us", "france").Intervals(),
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

    private static List<(string Chart, string Kind, double Contrast)> MarksOf(string paper, params Figure[] figures) =>
        [.. Drawing.EvaluatePage(Page($"body{{background:rgb({paper})}}", figures), Marks.Replace("PAGE", $"[{paper}]", StringComparison.Ordinal)).AsArray().Select(m => (m![0]!.GetValue<string>(), m[1]!.GetValue<string>(), m[2]!.GetValue<double>()))];

    [Theory]
    [InlineData("255,255,255")]
    [InlineData("253,246,227")] // Solarized, light and dark
    [InlineData("0,43,54")]
    [InlineData("17,17,17")] // Jupyter
    [InlineData("30,30,30")] // VS Code
    public void EveryChart_OnEveryPaper_HasMarksThatAreSeen(string paper)
    {
        var charts = Charts.Except(["empty"]).ToDictionary(name => Chart(name).Id, StringComparer.Ordinal);
        var marks = MarksOf(paper, [.. charts.Values.Select(Chart)]);
        Assert.Equal(charts.Keys.Order(), marks.Select(m => m.Chart).Distinct().Order());
        Assert.Equal(["bar", "cell", "key", "line", "point", "whisker"], marks.Select(m => m.Kind).Distinct().Order());
        var pale = marks.Where(m => m.Contrast < Readable).GroupBy(m => (m.Chart, m.Kind)).Select(g => $"{charts[g.Key.Chart]}, {g.Key.Kind}: {g.Min(m => m.Contrast):0.00}").ToList();
        Assert.True(pale.Count == 0, string.Join('\n', pale));
    }

    [Fact]
    public void FromPlotly_DarkMarks_AreSeenInADarkPageAndStayInALightOne()
    {
        var figure = Figure.FromPlotly("""{"data":[{"type":"bar","x":["a"],"y":[1],"marker":{"color":"navy"}},{"type":"bar","x":["a"],"y":[1],"marker":{"color":["rgba(90,20,20,0.6)"]}},{"type":"bar","x":["a"],"y":[1],"marker":{"color":"#ffffe0"}}],"layout":{}}""");
        Assert.All(MarksOf("30,30,30", figure), m => Assert.True(m.Contrast >= Readable, $"{m.Kind}: {m.Contrast:0.00}"));
        Assert.Contains(MarksOf("255,255,255", figure), m => m.Contrast < 1.1);
    }

    [Theory]
    [InlineData("series", false)]
    [InlineData("series", true)]
    [InlineData("sides", false)]
    [InlineData("sides", true)]
    [InlineData("groups", false)]
    [InlineData("groups", true)]
    [InlineData("corrections", false)]
    [InlineData("corrections", true)]
    public void Colours_OfOneChart_AreToldApartWithAnyEyes(string chart, bool onDark)
    {
        var light = chart switch
        {
            "series" => ChartStyle.SeriesColours,
            "sides" => [SideColours.For, SideColours.Against, SideColours.Mixed],
            "groups" => [ChartStyle.TargetColour, ChartStyle.ReferenceColour],
            _ => [ChartStyle.PointColour, SideColours.Mixed],
        };
        string[] colours = [.. light.Select(c => onDark ? ChartStyle.Marks.Single(m => m.OnWhite == c).OnDark : c)];
        foreach (var eyes in Eyes)
        {
            for (var i = 0; i < colours.Length; i++)
            {
                for (var k = 0; k < i; k++)
                {
                    var distance = Math.Sqrt(Lab(colours[i], eyes).Zip(Lab(colours[k], eyes), (a, b) => (a - b) * (a - b)).Sum());
                    Assert.True(distance >= 15, $"{colours[i]} and {colours[k]}: {distance:0.0}");
                }
            }
        }
    }

    // Trichromats, protanopes and deuteranopes: linear red, green and blue of what is seen (Machado, Oliveira and Fernandes 2009).
    private static readonly double[][] Eyes =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
    ];

    // CIE 1976 L*a*b*, in which distances are differences as seen.
    private static double[] Lab(string colour, double[] eyes)
    {
        double[] rgb = [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + (2 * i), 2), 16) / 255.0).Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];
        double[] seen = [.. Times(eyes, rgb).Select(v => Math.Clamp(v, 0, 1))];
        double[] white = [0.95047, 1, 1.08883];
        double[] xyz = [.. Times([0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041], seen).Zip(white, (v, w) => v / w > 216 / 24389.0 ? Math.Cbrt(v / w) : ((24389 / 27.0 * v / w) + 16) / 116)];
        return [(116 * xyz[1]) - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])];

        static double[] Times(double[] matrix, double[] values) => [.. Enumerable.Range(0, 3).Select(row => (matrix[3 * row] * values[0]) + (matrix[(3 * row) + 1] * values[1]) + (matrix[(3 * row) + 2] * values[2]))];
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
