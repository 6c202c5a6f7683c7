using System.Globalization;
using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts of how alike groups are.</summary>
public static class SimilarityCharts
{
    private const int MostGroups = 100;
    private const int MostOutlined = 30;
    private const int MostNumbers = 16;
    private const int ShortLabel = 8;
    private const int LongestLine = 32;

    /// <summary>A matrix of groups: the colour shows how similar their words are. Rows and columns are ordered by average-linkage clustering, so that similar groups stand together.</summary>
    /// <param name="pairs">All pairs, as <see cref="Similarity.Of(TermCounts, SimilarityMeasure, bool, double)"/> gives them.</param>
    /// <param name="isDistance">Whether the values are distances, which grow with difference.</param>
    /// <param name="options">Title and language.</param>
    /// <exception cref="ArgumentException">There are more than 100 groups.</exception>
    public static Figure Heatmap(this IReadOnlyList<SimilarityPair> pairs, bool isDistance = false, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        options ??= new ChartOptions();
        var arabic = options.Language == ChartLanguage.Arabic;
        var values = pairs.ToDictionary(p => (p.First, p.Second), p => p.Value);
        var names = pairs.Select(p => p.First).Distinct().ToList();
        var title = options.Title ?? Words(options, isDistance ? "How different the groups' words are" : "How alike the groups' words are", isDistance ? "تباعد ألفاظ المجموعات" : "تقارب ألفاظ المجموعات");
        if (names.Count == 0)
            return Empty(title, Words(options, "There is no pair of groups.", "لا توجد مجموعات."), options);
        if (names.Count > MostGroups)
            throw new ArgumentException($"{names.Count} groups are too many for a heatmap; keep {MostGroups}.", nameof(pairs));
        double Value(string a, string b) => values.TryGetValue((a, b), out var value) || values.TryGetValue((b, a), out value) ? value : double.NaN;
        var order = Order(names, (a, b) => isDistance ? -Value(a, b) : Value(a, b));
        var z = new JsonArray([.. order.Select(a => (JsonNode?)new JsonArray([.. order.Select(b => Value(a, b) is var v && double.IsFinite(v) ? JsonValue.Create(Math.Round(v, 5)) : null)]))]);
        var hover = new JsonArray([.. order.Select(a => (JsonNode?)Strings(order.Select(b => string.Create(CultureInfo.InvariantCulture, $"{ChartText.Wrap(GroupLabel(options, a), 60)}{Words(options, ", ", "، ")}{ChartText.Wrap(GroupLabel(options, b), 60)}: {(double.IsFinite(Value(a, b)) ? Number($"{Value(a, b):0.000}") : "-")}"))))]);
        var labelled = order.ConvertAll(g => GroupLabel(options, g));
        var width = Math.Min(ChartText.Width(labelled, 18), LongestLine);
        var labels = Labels(labelled, width);
        var (lines, longest) = (ChartText.MostLines(labelled, width), labelled.SelectMany(l => ChartText.Lines(l, width)).Max(l => l.Length));
        var isTilted = order.Count > 7 || labelled.Exists(l => l.Length > ShortLabel);
        var others = order.SelectMany(a => order.Where(b => b != a).Select(b => Value(a, b))).Where(double.IsFinite).DefaultIfEmpty(0).ToList();

        // The colours cover the range of the pairs of different groups; a group compared with itself says nothing.
        var (least, most) = (others.Min(), Math.Max(others.Max(), others.Min() + 1e-6));
        var scale = isDistance ? new JsonArray(Stop(0, "#08519c"), Stop(0.5, "#9ecae1"), Stop(1, "#f7fbff")) : new JsonArray(Stop(0, "#f7fbff"), Stop(0.5, "#9ecae1"), Stop(1, "#08519c"));
        var trace = new JsonObject
        {
            ["x"] = labels,
            ["y"] = labels.DeepClone(),
            ["z"] = z,
            ["customdata"] = hover,
            ["hovertemplate"] = "%{customdata}<extra></extra>",
            ["colorscale"] = scale,
            ["zmin"] = least,
            ["zmax"] = most,
            ["xgap"] = 2,
            ["ygap"] = 2,
            ["colorbar"] = new JsonObject { ["thickness"] = 14, ["len"] = 0.8, ["x"] = arabic ? -0.02 : 1.02, ["xanchor"] = arabic ? "right" : "left" },
        };
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["type"] = "category", ["automargin"] = true, ["showgrid"] = false, ["ticks"] = "", ["tickangle"] = isTilted ? -45 : 0, ["constrain"] = "domain" }.With("autorange", arabic ? "reversed" : "true"),
            ["yaxis"] = new JsonObject { ["type"] = "category", ["side"] = arabic ? "right" : "left", ["autorange"] = "reversed", ["automargin"] = true, ["showgrid"] = false, ["ticks"] = "", ["scaleanchor"] = "x", ["constrain"] = "domain" },
        };

        // A tilted label of several lines is as broad as it has lines, also beyond the last column.
        layout["margin"] = new JsonObject { ["t"] = 96, ["r"] = 30 + (isTilted ? (lines - 1) * LineHeight : 0), ["b"] = 70, ["l"] = 60 };
        if (order.Count <= MostOutlined)
            layout["shapes"] = CellOutlines(order.Count, order.Count, (row, column) => double.IsFinite(Value(order[row], order[column])));
        if (order.Count <= MostNumbers)
            layout["annotations"] = CellTexts(labels, labels, (row, column) => Value(order[row], order[column]) is var v && double.IsFinite(v) ? (v.ToString("0.00", CultureInfo.InvariantCulture), v) : ("", 0), scale, least, most);
        return Figure.Of(title, Math.Clamp(260 + (order.Count * 60), 480, 1000), options, [("heatmap", trace)], layout, below: isTilted ? (int)(0.71 * ((longest * 8) + (lines * LineHeight))) : lines * LineHeight);
    }

    // Average-linkage clustering: joins the two most similar clusters until one is left, whose order is the result.
    private static List<string> Order(List<string> names, Func<string, string, double> likeness)
    {
        var clusters = names.Select(n => new List<string> { n }).ToList();
        while (clusters.Count > 1)
        {
            var (best, first, second) = (double.NegativeInfinity, 0, 1);
            for (var i = 0; i < clusters.Count; i++)
            {
                for (var k = i + 1; k < clusters.Count; k++)
                {
                    var mean = clusters[i].SelectMany(a => clusters[k].Select(b => likeness(a, b))).Where(double.IsFinite).DefaultIfEmpty(double.MinValue).Average();
                    if (mean > best)
                        (best, first, second) = (mean, i, k);
                }
            }

            clusters[first].AddRange(clusters[second]);
            clusters.RemoveAt(second);
        }

        return clusters[0];
    }
}
