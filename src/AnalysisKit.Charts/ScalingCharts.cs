using System.Globalization;
using System.Text.Json.Nodes;
using AnalysisKit.Terms;

namespace AnalysisKit.Charts;

/// <summary>Charts that place groups on a line or a map by their words.</summary>
public static class ScalingCharts
{
    private const double Side = 760;
    private const double FontSize = 13;

    /// <summary>Groups on a line with their 95 % intervals, in the order of their places.</summary>
    /// <param name="groups">The places, as Wordfish and Wordscores give them.</param>
    /// <param name="options">Title and language.</param>
    /// <exception cref="ArgumentException">There is no group.</exception>
    public static Figure DotPlot(this IEnumerable<ScaledGroup> groups, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new ChartOptions();
        var rows = groups.OrderBy(g => g.Position).ThenBy(g => g.Group, StringComparer.Ordinal).ToList();
        if (rows.Count == 0)
            throw new ArgumentException("There is no group to draw.", nameof(groups));
        var trace = new JsonObject
        {
            ["mode"] = "markers",
            ["x"] = PositionCharts.Numbers(rows.Select(g => Math.Round(g.Position, 5))),
            ["y"] = PositionCharts.Labels(rows.Select(g => g.Group), 30),
            ["marker"] = new JsonObject { ["size"] = 10, ["color"] = PositionCharts.ForColour },
            ["error_x"] = new JsonObject
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = PositionCharts.Numbers(rows.Select(g => Reach(g.Interval.High - g.Position))),
                ["arrayminus"] = PositionCharts.Numbers(rows.Select(g => Reach(g.Position - g.Interval.Low))),
                ["color"] = "#57606a",
                ["thickness"] = 1.5,
                ["width"] = 5,
            },
            ["customdata"] = PositionCharts.Strings(rows.Select(g => string.Create(CultureInfo.InvariantCulture, $"<b>{ChartText.Label(g.Group)}</b><br>{g.Position:+0.000;-0.000;0.000} (95 % interval {g.Interval.Low:0.000} to {g.Interval.High:0.000})"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
        };
        var arabic = options.Language == ChartLanguage.Arabic;
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = PositionCharts.Words(options, "position", ChartText.Label("الموضع")) }, ["gridcolor"] = "#eaeef2", ["zerolinecolor"] = "#8c959f" },
            ["yaxis"] = new JsonObject { ["side"] = arabic ? "right" : "left", ["type"] = "category", ["automargin"] = true, ["gridcolor"] = "#f0f2f4" },
        };
        return Figure.Of(options.Title ?? PositionCharts.Words(options, "Groups placed by their words", "مواضع المجموعات بحسب ألفاظها"), 190 + (rows.Count * 34), options, [("scatter", trace)], layout);
    }

    /// <summary>
    /// Groups and terms on the first two dimensions of a correspondence analysis, both in principal coordinates (a symmetric map): groups near each other use words alike, terms near each other are used by the same groups;
    /// the distance between a group and a term has no measure. The axes say which share of the inertia they show.
    /// </summary>
    /// <param name="analysis">The analysis, of two dimensions at least.</param>
    /// <param name="terms">Number of terms to draw, those with most inertia.</param>
    /// <param name="options">Title and language.</param>
    /// <exception cref="ArgumentException">The analysis has one dimension only.</exception>
    public static Figure Map(this CorrespondenceAnalysis analysis, int terms = 80, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        options ??= new ChartOptions();
        if (analysis.SingularValues.Count < 2)
            throw new ArgumentException("A map needs two dimensions, and so three groups at least.", nameof(analysis));
        var words = analysis.Terms.OrderByDescending(t => t.Inertia).ThenBy(t => t.Name, StringComparer.Ordinal).Take(Math.Min(terms, options.Limit)).ToList();
        var all = analysis.Groups.Concat(words).ToList();
        var (left, right) = Range(all.Select(p => p.Coordinates[0]));
        var (bottom, top) = Range(all.Select(p => p.Coordinates[1]));
        var placement = new LabelPlacement(Side, Side, FontSize);
        foreach (var point in all)
            placement.Reserve(X(point), Y(point), 4);
        double X(CorrespondencePoint point) => (point.Coordinates[0] - left) / (right - left) * Side;
        double Y(CorrespondencePoint point) => (top - point.Coordinates[1]) / (top - bottom) * Side;
        (string, JsonObject) Points(IReadOnlyList<CorrespondencePoint> points, string name, string colour, string symbol, double size)
        {
            var labels = new string[points.Count];
            var places = new string[points.Count];
            for (var i = 0; i < points.Count; i++)
            {
                var place = placement.Place(X(points[i]), Y(points[i]), size / 2, points[i].Name);
                (labels[i], places[i]) = place is null ? ("", "top center") : (ChartText.Label(points[i].Name), place);
            }

            return ("scatter", new JsonObject
            {
                ["name"] = name,
                ["mode"] = "markers+text",
                ["x"] = PositionCharts.Numbers(points.Select(p => Math.Round(p.Coordinates[0], 5))),
                ["y"] = PositionCharts.Numbers(points.Select(p => Math.Round(p.Coordinates[1], 5))),
                ["text"] = PositionCharts.Strings(labels),
                ["textposition"] = PositionCharts.Strings(places),
                ["textfont"] = new JsonObject { ["size"] = FontSize, ["color"] = colour },
                ["cliponaxis"] = false,
                ["marker"] = new JsonObject { ["size"] = size, ["color"] = colour, ["symbol"] = symbol },
                ["customdata"] = PositionCharts.Strings(points.Select(p => string.Create(CultureInfo.InvariantCulture, $"<b>{ChartText.Label(p.Name)}</b><br>{p.Coordinates[0]:0.000}, {p.Coordinates[1]:0.000}<br>{p.Inertia / analysis.Inertia:0.0 %} of the inertia"))),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
            });
        }

        var groups = Points(analysis.Groups, PositionCharts.Words(options, "groups", ChartText.Label("المجموعات")), PositionCharts.AgainstColour, "diamond", 12);
        var drawn = Points(words, PositionCharts.Words(options, "terms", ChartText.Label("الألفاظ")), PositionCharts.ForColour, "circle", 6);
        JsonObject Axis(int dimension, double low, double high) => new()
        {
            ["title"] = new JsonObject { ["text"] = PositionCharts.Words(options, string.Create(CultureInfo.InvariantCulture, $"dimension {dimension + 1}: {100 * analysis.Shares[dimension]:0.0} % of the inertia"), ChartText.Label(string.Create(CultureInfo.InvariantCulture, $"البعد {dimension + 1}: {100 * analysis.Shares[dimension]:0.0} %"))) },
            ["range"] = PositionCharts.Numbers([low, high]),
            ["gridcolor"] = "#eaeef2",
            ["zerolinecolor"] = "#8c959f",
        };
        var layout = new JsonObject { ["xaxis"] = Axis(0, left, right), ["yaxis"] = Axis(1, bottom, top), ["legend"] = new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = 0 } };
        return Figure.Of(options.Title ?? PositionCharts.Words(options, "Groups and their words", "المجموعات وألفاظها"), (int)Side + 180, options, [drawn, groups], layout);
    }

    private static double Reach(double length) => double.IsFinite(length) ? Math.Round(Math.Max(0, length), 5) : 0;

    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        var list = values.ToList();
        var (low, high) = (list.Min(), list.Max());
        var margin = Math.Max(1e-6, (high - low) * 0.08);
        return (low - margin, high + margin);
    }
}
