using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts of words that occur together.</summary>
public static class CollocationCharts
{
    private const int MostEdges = 150;
    private const int EdgeWidths = 4;
    private const double SmallestRadius = 5;
    private const double LargestRadius = 18;

    private const int Width = 860;
    private const int HeightOfWord = 10;

    /// <summary>
    /// Pairs of words as a network: the area of a circle is the word's frequency, the width of a line the strength of the pair. Words are placed by attraction and repulsion (Fruchterman and Reingold 1991), from a fixed
    /// start, so that the same pairs give the same picture.
    /// </summary>
    /// <param name="collocations">The collocations; those of two words are drawn, in their order.</param>
    /// <param name="edges">Number of pairs to draw, at most 150.</param>
    /// <param name="options">Title and language.</param>
    /// <param name="measure">The strength of a pair, for the width of its line: <c>c => c.LogLikelihoodRatio</c>. Null: logDice.</param>
    public static Figure Network(this CollocationTable collocations, int edges = 60, ChartOptions? options = null, Func<Collocation, double>? measure = null)
    {
        ArgumentNullException.ThrowIfNull(collocations);
        options ??= new ChartOptions();
        measure ??= c => c.LogDice;
        var title = options.Title ?? Words(options, "Words that go together", "ألفاظ متلازمة");
        var pairs = collocations.Where(c => c.Size == 2 && double.IsFinite(measure(c))).Take(Math.Min(edges, MostEdges)).ToList();
        if (pairs.Count == 0)
            return Empty(title, Words(options, "There is no collocation of two words.", "لا توجد ألفاظ متلازمة."), options);
        var counts = pairs.SelectMany(p => new[] { (Word: p.Words[0], Count: p.Pair!.Value.First), (Word: p.Words[1], Count: p.Pair!.Value.Second) }).GroupBy(w => w.Word).ToDictionary(g => g.Key, g => g.Max(w => w.Count), StringComparer.Ordinal);
        var words = counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key).ToList();
        var places = words.Select((word, at) => (word, at)).ToDictionary(p => p.word, p => p.at, StringComparer.Ordinal);
        var (least, most) = (pairs.Min(measure), pairs.Max(measure));
        var links = pairs.ConvertAll(p => (From: places[p.Words[0]], To: places[p.Words[1]], Weight: most - least < 1e-9 ? 0.5 : (measure(p) - least) / (most - least)));
        var radii = words.ConvertAll(w => Math.Round(Math.Max(SmallestRadius, LargestRadius * Math.Sqrt(counts[w] / counts[words[0]])), 2));
        var sizes = words.Select((w, i) => (Width: Math.Max(LabelPlacement.WidthOf(w), 2 * radii[i]) + 4, Height: (2 * radii[i]) + (2 * LabelPlacement.FontSize))).ToList();
        var area = new PlotArea(Width, Math.Clamp(words.Count * HeightOfWord, 320, 1200));
        var middles = ForceLayout.Of(sizes, links, area.Width, area.Height);
        var points = words.Select((w, i) => new PlotPoint(middles[i].X, middles[i].Y, radii[i], w)).ToList();
        var labels = LabelPlacement.Place(points, Enumerable.Range(0, words.Count), area.Width, area.Height, words.Count, words.Count);
        var traces = Enumerable.Range(0, EdgeWidths).Select(width => ("scatter", Edges(points, [.. links.Where(l => Math.Min(EdgeWidths - 1, (int)(l.Weight * EdgeWidths)) == width)], 1.2 + (1.8 * width)))).ToList();
        traces.Add(("scatter", new JsonObject
        {
            ["mode"] = "markers+text",
            ["x"] = Numbers(points.Select(p => p.X)),
            ["y"] = Numbers(points.Select(p => p.Y)),
            ["text"] = Strings(words.Select((w, i) => labels[i] is null ? "" : ChartText.Wrap(FigureNumerals.Kept(w, options), LabelPlacement.LineWidth))),
            ["textposition"] = Strings(labels.Select(l => l?.Position ?? "top center")),
            ["textfont"] = new JsonObject { ["size"] = LabelPlacement.FontSize },
            ["cliponaxis"] = false,
            ["marker"] = new JsonObject { ["size"] = Numbers(radii.Select(r => 2 * r)), ["opacity"] = 1, ["color"] = LightPointColour, ["line"] = new JsonObject { ["color"] = PointColour, ["width"] = 1.2 } },
            ["customdata"] = Strings(words.Select(word => Hover(word, counts[word], pairs, options))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
            ["showlegend"] = false,
        }));
        var layout = area.Layout(
            new JsonObject { ["visible"] = false, ["range"] = Numbers([0, area.Width]) },
            new JsonObject { ["visible"] = false, ["range"] = Numbers([area.Height, 0]) });
        return Figure.Of(title, area.FigureHeight, options, traces, layout, area.FigureWidth);
    }

    private static JsonObject Edges(List<PlotPoint> points, List<(int From, int To, double Weight)> links, double width) => new()
    {
        ["mode"] = "lines",
        ["x"] = Numbers(links.SelectMany(l => new[] { points[l.From].X, points[l.To].X, double.NaN })),
        ["y"] = Numbers(links.SelectMany(l => new[] { points[l.From].Y, points[l.To].Y, double.NaN })),
        ["line"] = new JsonObject { ["width"] = width, ["color"] = LinkColour },
        ["hoverinfo"] = "skip",
        ["showlegend"] = false,
    };

    private static string Hover(string word, double count, List<Collocation> pairs, ChartOptions options) =>
        Number($"{ChartText.Heading(FigureNumerals.Kept(word, options))} {count:0}<br>")
        + string.Join("<br>", pairs.Where(p => p.Words.Contains(word)).Take(8).Select(p => Number($"{ChartText.Wrap(FigureNumerals.Kept(p.Text, options), 60)} {p.Count}, logDice {p.LogDice:0.0}, G2 {p.LogLikelihoodRatio:0.0}")));
}
