using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnalysisKit.Charts.Tests;

/// <summary>Figures of the size that they have in print.</summary>
public partial class PaperTests
{
    private const string NotoArabic = "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf";

    private static readonly ChartOptions Arabic = new() { Language = ChartLanguage.Arabic };

    private static readonly Lazy<PositionList> Syria = new(() => Drawing.SampleArticles().Positions(Topic.Load(Path.Combine(Drawing.Repository, "data", "topics", "syria.yml"))).By("russia", "uk", "us"));

    private static Figure Alike(string other) => new SimilarityPair[] { new("a", "a", 1), new("a", other, 0.4), new(other, other, 1) }.Heatmap();

    private static string FolderOf() => Directory.CreateTempSubdirectory("analysiskit-").FullName;

    [Fact]
    public void Save_Millimetres_HasThatSizeInEveryFormat()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var folder = FolderOf();
        foreach (var ending in new[] { "svg", "png", "pdf" })
            Alike("روسيا").Save(Path.Combine(folder, "figure." + ending), 85, 60);

        var root = Root(File.ReadAllText(Path.Combine(folder, "figure.svg")));
        Assert.Contains(" width=\"85mm\"", root, StringComparison.Ordinal);
        Assert.Contains(" height=\"60mm\"", root, StringComparison.Ordinal);
        var png = File.ReadAllBytes(Path.Combine(folder, "figure.png"));
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 1003, 1005);
        Assert.InRange(BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), 708, 710);
        Assert.Equal(11811u, BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(41)));
        var box = MediaBox().Match(Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, "figure.pdf"))));
        Assert.Equal(85 * 72 / 25.4, double.Parse(box.Groups[1].Value, CultureInfo.InvariantCulture), 1.0);
        Assert.Equal(60 * 72 / 25.4, double.Parse(box.Groups[2].Value, CultureInfo.InvariantCulture), 1.0);
    }

    [Theory]
    [InlineData(8, 85)]
    [InlineData(10, 170)]
    public void Save_Labels_HaveTheSizeAskedFor(double points, double width)
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(FolderOf(), "figure.svg");
        Alike("روسيا").Save(path, width, 100, fontSize: points);
        var svg = File.ReadAllText(path);
        var unitsPerMillimetre = double.Parse(ViewBox().Match(svg).Groups[1].Value, CultureInfo.InvariantCulture) / width;
        var label = double.Parse(Regex.Match(svg, "font-size: ([\\d.]+)px[^>]*>(?:<[^>]*>)*\u2068روسيا").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.Equal(points, label / unitsPerMillimetre / 25.4 * 72, 0.05);
    }

    [Fact]
    public void Save_Pixels_AreThoseOfTheFile()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(FolderOf(), "figure.png");
        Alike("b").Save(path, 640, 480, fontSize: 10, unit: FigureUnit.Pixels);
        var png = File.ReadAllBytes(path);
        Assert.Equal((640, 480), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public void Save_FontFile_IsCarriedAndJoinsArabicLetters()
    {
        Assert.SkipUnless(Figure.CanDraw && File.Exists(NotoArabic), "There is no browser, or Debian's fonts-noto-core is not installed.");
        var path = Path.Combine(FolderOf(), "figure.svg");
        Alike("المملكة المتحدة").Save(path, 170, 100, NotoArabic);
        var svg = File.ReadAllText(path);
        Assert.Contains("@font-face", svg, StringComparison.Ordinal);

        // Joined letters are narrower than the same letters alone.
        var widths = Drawing.Values(System.Text.Json.Nodes.JsonNode.Parse(FigureImage.Evaluate($"<!DOCTYPE html><body>{svg}", """
            document.fonts.load('16px "Figure NotoNaskhArabic-Regular"', 'م').then(() => {
              const text = [...document.querySelectorAll('text')].find(t => t.textContent.includes('المملكة')), whole = text.getComputedTextLength(), letters = [...text.textContent];
              let apart = 0;
              for (const letter of letters) { text.textContent = letter; apart += text.getComputedTextLength(); }
              return JSON.stringify([whole, apart, document.fonts.check('16px "Figure NotoNaskhArabic-Regular"') ? 1 : 0]);
            })
            """, 1000, 800)));
        Assert.InRange(widths[0] / widths[1], 0.3, 0.9);
        Assert.Equal(1, widths[2]);
    }

    [Fact]
    public void Save_InstalledFont_IsNamedFirst()
    {
        Assert.SkipUnless(Figure.CanDraw && File.Exists(NotoArabic), "There is no browser, or Debian's fonts-noto-core is not installed.");
        var path = Path.Combine(FolderOf(), "figure.svg");
        Alike("روسيا").Save(path, 85, 60, "Noto Naskh Arabic");
        Assert.Matches("font-family: ['\"]?Noto Naskh Arabic", System.Net.WebUtility.HtmlDecode(File.ReadAllText(path)));
    }

    [Fact]
    public void Save_UnknownFont_SaysSo()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(FolderOf(), "figure.svg");
        Assert.Contains("\"No Such Letters\" is not installed", Assert.Throws<ArgumentException>(() => Alike("b").Save(path, 85, 60, "No Such Letters")).Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => Alike("b").Save(path, 85, 60, "none.ttf"));
        Assert.Throws<ArgumentException>(() => Alike("b").Save(path, 85, 60, "x\"; }"));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Save_TooLittleRoom_SaysSo()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(FolderOf(), "figure.svg");
        Assert.Matches(@"^The chart does not fit: .*\. It fits into \d+ by \d+ mm, or give smaller letters\.$", Assert.Throws<ArgumentException>(() => Alike("b").Save(path, 20, 15)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Alike("b").Save(path, -1, 15));
        Assert.Throws<NotSupportedException>(() => Alike("b").Save(path + ".html", 85, 60));
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Save_MoreRowsThanFit_NamesASizeThatDoes()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(FolderOf(), "figure.svg");
        var bars = Drawing.SampleCounts().Keyness("sample-wire").Pairs(14);

        var refused = Assert.Throws<ArgumentException>(() => bars.Save(path, 85, 60)).Message;

        var size = LeastSize().Match(refused);
        Assert.True(size.Success, refused);
        Assert.Equal("85", size.Groups[1].Value);
        bars.Save(path, 85, double.Parse(size.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Save_MapOfGroupsOnAColumn_NamesEveryGroup()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var path = Path.Combine(FolderOf(), "figure.svg");
        var counts = Drawing.SampleCounts();

        CorrespondenceAnalysis.Of(counts).Map(60).Save(path, 85, 60);

        Assert.All(counts.Groups, group => Assert.Contains(group, File.ReadAllText(path), StringComparison.Ordinal));
    }

    [Fact]
    public void Save_PositionsOnAColumn_KeepEveryTextInside()
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var folder = FolderOf();
        var positions = Syria.Value;
        foreach (var (name, figure) in new[] { ("map", positions.Heatmap()), ("map-ar", positions.Heatmap(options: Arabic)), ("bars", positions.By("russia").DivergingBars()), ("bars-ar", positions.By("russia").DivergingBars(Arabic)) })
        {
            var path = Path.Combine(folder, name + ".svg");
            figure.Save(path, 174, 110);
            figure.Save(Path.ChangeExtension(path, ".png"), 174, 110);
            var outside = Drawing.Texts(System.Text.Json.Nodes.JsonNode.Parse(FigureImage.Evaluate($"<!DOCTYPE html><body style=\"margin:0\">{File.ReadAllText(path)}", """
                (() => { const whole = document.querySelector('svg').getBoundingClientRect();
                  return JSON.stringify([...document.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect(); return b.width > 0 && (b.left < whole.left - 1 || b.right > whole.right + 1 || b.top < whole.top - 1 || b.bottom > whole.bottom + 4); }).map(t => t.textContent)); })()
                """, 900, 700)));
            Assert.True(outside.Length == 0, $"{name}: {string.Join(" | ", outside)}");
        }
    }

    [Theory]
    [InlineData(85, 60)]
    [InlineData(170, 100)]
    public void Save_EveryKindOnAPage_KeepsTextsInsideAndApart(double width, double height)
    {
        Assert.SkipUnless(Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        var folder = Environment.GetEnvironmentVariable("ANALYSISKIT_KEEP_PAGES") ?? FolderOf();
        var (positions, counts) = (Syria.Value, Drawing.SampleCounts());
        var keyness = counts.Keyness("sample-wire");
        (string Name, Figure Figure)[] figures =
        [
            ("map", positions.Heatmap()), ("map-ar", positions.Heatmap(options: Arabic)), ("bars", positions.On("assad-departure").DivergingBars()), ("bars-ar", positions.By("us").DivergingBars(Arabic)),
            ("timeline", positions.SelectMany(p => p.Statements).Select(s => s.Stance).Timeline(positions.Topic)), ("words", keyness.Bars(6)), ("pairs", keyness.Pairs(6)), ("scatter", counts.Scatter("sample-wire")),
            ("groups", CorrespondenceAnalysis.Of(counts).Map(60)), ("network", Drawing.SampleArticles().Tokens(a => a.Source, new TermOptions().WithoutStopWords()).Collocations(new CollocationOptions { MinimumCount = 5 }).Network(45)),
            ("trend", Drawing.SampleArticles().Trend("العقوبات").Lines()),
        ];
        var problems = new List<string>();
        foreach (var (name, figure) in figures)
        {
            var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{width}.svg"));

            // Twelve rows may not fit into 60 mm: then nothing is drawn.
            try
            {
                figure.Save(path, width, height);
            }
            catch (ArgumentException) when (width < 100 && name is "bars-ar" or "words")
            {
                figure.Save(path, width, height + 60);
            }

            // A box of text is higher than its letters. Those of tilted texts meet anyway.
            problems.AddRange(Drawing.Texts(System.Text.Json.Nodes.JsonNode.Parse(FigureImage.Evaluate($"<!DOCTYPE html><body style=\"margin:0\">{File.ReadAllText(path)}", """
                (() => { const whole = document.querySelector('svg').getBoundingClientRect(), problems = [], shared = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]);
                  const all = [...document.querySelectorAll('text')].map(t => ({ text: t.textContent, box: t.getBoundingClientRect(), isTilted: /rotate\(-35/.test(t.getAttribute('transform') || '') })).filter(t => t.box.width > 0 && t.text.trim());
                  all.forEach((a, i) => {
                    if (a.box.left < whole.left - 1 || a.box.right > whole.right + 1 || a.box.top < whole.top - 2 || a.box.bottom > whole.bottom + 2) problems.push(a.text + ' is outside');
                    for (const b of all.slice(i + 1))
                      if (!a.isTilted && !b.isTilted && shared(a.box, b.box, 'left', 'right') > 0.4 * Math.min(a.box.width, b.box.width) && shared(a.box, b.box, 'top', 'bottom') > 0.4 * Math.min(a.box.height, b.box.height)) problems.push(a.text + ' meets ' + b.text);
                  });
                  return JSON.stringify(problems); })()
                """, 900, 700))).Select(p => $"{name}: {p}"));
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public void Labels_OfPositions_SayHowManyStatements()
    {
        var positions = Syria.Value;
        var russia = positions.Where(p => p.Actor == "russia").Sum(p => p.Count);
        Assert.Contains($"Russia (n={russia})", Drawing.Texts(Drawing.Data(positions.Heatmap())[0]!["y"]).Select(t => t.Trim('\u2068', '\u2069')));
        Assert.Contains($"(ن={russia})", positions.Heatmap(options: Arabic).ToJson(), StringComparison.Ordinal);
        Assert.Matches(@"\(n=\d+\)", Drawing.Texts(Drawing.Data(positions.By("russia").DivergingBars())[0]!["y"])[0]);
        var timeline = Drawing.Data(positions.SelectMany(p => p.Statements).Select(s => s.Stance).Timeline(positions.Topic));
        Assert.Matches(@"\(n=\d+\)", timeline[0]!["name"]!.GetValue<string>());
    }

    [Fact]
    public void Labels_OfWordsAndTrends_SayHowOften()
    {
        var keyness = Drawing.SampleCounts().Keyness("sample-wire");
        var first = keyness.Characteristic[0];
        var last = keyness.Avoided[0];
        var labels = Drawing.Texts(Drawing.Data(keyness.Bars(3))[0]!["y"]).Select(t => t.Trim('\u2068', '\u2069')).ToList();
        Assert.Equal($"{first.Term} (n={first.TargetCount})", labels[0]);
        Assert.Contains($"{last.Term} (n={last.ReferenceCount})", labels);
        var sides = Drawing.Data(keyness.Pairs(3)).Select(t => t!["name"]!.GetValue<string>()).ToList();
        Assert.Contains(sides, n => n.Contains(string.Create(CultureInfo.InvariantCulture, $"(n={keyness.TargetSize.Tokens:N0} words)"), StringComparison.Ordinal));
        var trend = Drawing.SampleArticles().Trend("العقوبات");
        Assert.Contains(Drawing.Data(trend.Lines()), t => t!["name"]!.GetValue<string>().Contains($"(n={trend.Sum(p => p.Count)})", StringComparison.Ordinal));
        Assert.Contains("(ن=", keyness.Bars(3, Arabic).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Colours_OfSides_AreThoseOfNothingElse()
    {
        var counts = Drawing.SampleCounts();
        var others = (Figure[])[counts.Scatter("sample-wire"), counts.Keyness("sample-wire").Pairs(), counts.Keyness("sample-wire").Bars(), CorrespondenceAnalysis.Of(counts).Map(), Drawing.SampleArticles().Concordance("الحوار").XRay()];
        foreach (var figure in others)
        {
            foreach (var colour in SideColours.Scale.Select(s => s.Colour).Where(c => c != "#f7f7f7"))
                Assert.DoesNotContain(colour, figure.ToJson(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains(SideColours.For, Syria.Value.Heatmap().ToJson(), StringComparison.Ordinal);
        Assert.Contains(SideColours.Against, Syria.Value.DivergingBars().ToJson(), StringComparison.Ordinal);
    }

    private static string Root(string svg) => svg[..svg.IndexOf('>', StringComparison.Ordinal)];

    [GeneratedRegex(@"It fits into (\d+) by (\d+) mm")]
    private static partial Regex LeastSize();

    [GeneratedRegex(@"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")]
    private static partial Regex MediaBox();

    [GeneratedRegex("viewBox=\"0 0 ([\\d.]+) [\\d.]+\"")]
    private static partial Regex ViewBox();
}
