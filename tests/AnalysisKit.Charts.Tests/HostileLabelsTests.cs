using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Charts.Tests;

/// <summary>Names and words as no one would choose them, in every kind of chart: drawn by a browser, read back as they were typed, and nothing outside the figure.</summary>
public class HostileLabelsTests
{
    private static readonly string[] Names =
    [
        "صحيفة \"الوطن\" و'الغد' و“المساء”",
        "R&D <b>جريدة</b> &amp; &quot; <br> x < y > z",
        string.Concat(Enumerable.Repeat("مستشفياتنا", 12)),
        "قناة BBC عربي (London) - 24/7: أخبار",
        "👩‍👩‍👧 أخبار 🇪🇬 اليوم 𞤀",
        "جَرِيدَةُ الْأُمَّةِ الْعَرَبِيَّةِ الْمُتَّحِدَةِ",
        "سطر أول\nوسطر\tثان",
        "المندوبية الوزارية المكلفة بحقوق الإنسان والعلاقات مع البرلمان والمجتمع المدني، قطاع التواصل المؤسساتي والشؤون الخارجية والتعاون الإفريقي والمغاربة المقيمين بالخارج، المصلحة الجهوية للصحافة المكتوبة والإلكترونية",
    ];

    private static readonly string[] Words = ["\"الوطن\"", "R&D<b>", "<br>", "a\"b&amp;c'd", string.Concat(Enumerable.Repeat("مستشفياتنا", 9)), "👩‍👩‍👧", "جَرِيدَةُ", "https://example.org/?a=1&b=<2>", "سلام", "حرب", "نفط", "حوار"];

    private static string Label(string group) => Names[int.Parse(group[1..], System.Globalization.CultureInfo.InvariantCulture)];

    private static readonly ChartOptions Arabic = new() { Title = string.Join(" / ", Names), Source = string.Join(" / ", Names.Reverse()), Language = ChartLanguage.Arabic, Label = Label };
    private static readonly ChartOptions English = Arabic with { Title = null, Language = ChartLanguage.English };

    private static TermCounts Counts() => TermCounts.Of(
        Names.Select((_, i) => new Document($"d{i}", $"g{i}", string.Join(' ', Words.SelectMany((w, k) => Enumerable.Repeat(w, 1 + ((i + 2) * (k + 3) % 7)))))),
        new TermOptions { Tokenization = Tokenization.Whitespace, Threads = 1 });

    private static Topic HostileTopic()
    {
        // YAML reads strings of JSON.
        static string Json(string text) => JsonSerializer.Serialize(text);
        string[] actors = ["روسيا", "فرنسا", "تركيا", "إيران", "مصر", "قطر", "الأردن", "الصين"];
        string[] ids = ["russia", "france", "turkey", "iran", "egypt", "qatar", "jordan", "china"];
        return Topic.Parse(
            $"topic: water\nlabel: {{ar: {Json(Names[1])}, en: {Json(Names[1])}}}\nactors:\n" + string.Concat(ids.Select((id, i) => $"- {{id: {id}, ar: {Json(Names[i])}, en: {Json(Names[i])}, names: [{actors[i]}]}}\n"))
            + string.Concat("issues:\n", $"- {{id: dam, ar: {Json(Names[7])}, en: {Json(Names[2])}, target: [السد]}}\n- {{id: canal, ar: {Json(Names[0])}, en: {Json(Names[1])}, target: [القناة]}}\n"));
    }

    private static Article[] Articles() =>
        [.. new[] { "روسيا", "فرنسا", "تركيا", "إيران", "مصر", "قطر", "الأردن", "الصين" }.SelectMany((name, i) => new[] { "رفضت {0} السد.", "أيدت {0} القناة." }.Select((text, k) => new Article { Id = $"{i}-{k}", Source = $"g{i}", Text = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, name), Published = new DateOnly(2013, 1 + i, 2) }))];

    private static List<(string Kind, Figure Figure, string[] Shown)> Figures()
    {
        var (counts, topic, articles) = (Counts(), HostileTopic(), Articles());
        var groups = Names.Select((_, i) => new ScaledGroup($"g{i}", i, 0.4, new Interval(i - 0.8, i + 0.8))).ToList();
        var series = Names.Select((name, i) => Trends.OfRates(name, [(new DateOnly(2012, 1, 1), i, 100), (new DateOnly(2012, 3, 1), i + 3, 100)])).ToList();
        var corpus = TokenizedCorpus.Of(Enumerable.Range(0, 4).Select(i => new Document($"d{i}", "g0", string.Join(' ', Words.Concat(Words)))), new TermOptions { Tokenization = Tokenization.Whitespace });
        var positions = articles.Positions(topic);
        Assert.Equal(Names.Length, positions.Select(p => p.Actor).Distinct().Count());
        return
        [
            ("bars", counts.Keyness("g2").Bars(20, Arabic), [.. counts.Keyness("g2").Where(r => r.LogLikelihoodRatio != 0).Select(r => r.Term)]),
            ("pairs", counts.Keyness("g2", "g7").Pairs(options: Arabic), [Names[2], Names[7], .. counts.Keyness("g2", "g7").Where(r => r.LogLikelihoodRatio != 0).Select(r => r.Term)]),
            ("pairs in English", counts.Keyness("g1", "g0").Pairs(options: English), [Names[0], Names[1]]),
            ("scatter", counts.Scatter("g7", "g2", options: English), [Names[2], Names[7]]),
            ("similarity", Similarity.Of(counts).Heatmap(options: Arabic), Names),
            ("similarity in English", Similarity.Of(counts).Heatmap(options: English), Names),
            ("dots", groups.DotPlot(Arabic), Names),
            ("map", CorrespondenceAnalysis.Of(counts).Map(options: English), []),
            ("network", corpus.Collocations(new CollocationOptions { MinimumCount = 1 }).Network(options: Arabic), ["\"الوطن\""]),
            ("xray", Names.Select((name, i) => articles.Concordance(i == 0 ? "السد" : name)).ToList().XRay(options: Arabic with { Label = id => Names[id[0] - '0'] }), Names),
            ("trend", series.Lines(Arabic), Names),
            ("positions", positions.Heatmap(options: Arabic), [.. Names, Names[7], Names[0]]),
            ("positions in English", positions.Heatmap(options: English), [.. Names, Names[2], Names[1]]),
            ("diverging", positions.DivergingBars(English), [.. Names.Select(n => $"{n}: {Names[2]}")]),
            ("timeline", articles.Statements(topic).Stances.Timeline(topic, Arabic), Names),
            ("empty", Array.Empty<SimilarityPair>().Heatmap(options: Arabic), []),
        ];
    }

    // Every text with its distances to the edges of the figure.
    private const string Texts = """
        [...document.querySelectorAll('[data-figure]')].map(figure => {
          const whole = figure.getBoundingClientRect();
          return [...figure.querySelectorAll('.main-svg text')].filter(text => text.textContent.trim()).map(text => {
            const box = text.getBoundingClientRect();
            return [text.textContent, box.left - whole.left, box.top - whole.top, whole.right - box.right, whole.bottom - box.bottom];
          });
        })
        """;

    [Theory]
    [InlineData(1000)]
    [InlineData(640)]
    public void EveryChart_HostileLabels_AreShownAsTypedAndInsideTheFigure(int width)
    {
        // A box of text is as high as a line of its font, which is more than its letters fill.
        const double Room = -4;
        var figures = Figures();
        var page = $"<!DOCTYPE html><html><head><meta charset=\"utf-8\">{Figure.Library}</head><body style=\"margin:0\">{string.Concat(figures.Select(f => f.Figure.ToFragment()))}</body></html>";
        if (Environment.GetEnvironmentVariable("ANALYSISKIT_KEEP_PAGES") is { } folder)
            File.WriteAllText(Path.Combine(folder, "hostile.html"), page);

        var drawn = Drawing.EvaluatePage(page, Texts, height: 2000, width: width).AsArray();

        Assert.Equal(figures.Count, drawn.Count);
        var problems = new List<string>();
        foreach (var ((kind, figure, shown), texts) in figures.Zip(drawn))
        {
            var all = texts!.AsArray().Select(t => t!.AsArray()).ToList();
            var read = all.ConvertAll(t => Bare(t[0]!.GetValue<string>()));
            foreach (var label in shown.Append(figure.Title))
            {
                if (!read.Exists(t => t.Contains(Bare(label), StringComparison.Ordinal)))
                    problems.Add($"{kind}: {label} is not there");
            }

            problems.AddRange(all.Where(t => t.Skip(1).Any(d => d!.GetValue<double>() < Room)).Select(t => $"{kind} at {width}: {t.ToJsonString()} is outside"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Hover_HostileLabels_AreShownAsTyped()
    {
        const string Hover = """
            (async () => {
              const shown = [];
              for (const figure of document.querySelectorAll('.js-plotly-plot')) {
                analysiskit.Plotly.Fx.hover(figure, [{curveNumber: 0, pointNumber: 1}]);
                await new Promise(done => setTimeout(done, 200));
                shown.push(figure.querySelector('.hoverlayer').textContent);
              }
              return shown;
            })()
            """;
        var dots = Names.Select((_, i) => new ScaledGroup($"g{i}", i, 0.4, new Interval(i - 0.8, i + 0.8))).DotPlot(Arabic);

        var shown = Drawing.Texts(Drawing.Evaluate(dots, Hover));

        Assert.Contains(Bare(Names[1]), Bare(shown[0]), StringComparison.Ordinal);
    }

    // Line breaks come where there is room, and marks of direction are added.
    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('\u2068' or '\u2069' or '\u200B')));
}
