using System.Globalization;
using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts that place groups on a line or a map by their words.</summary>
public static class ScalingCharts
{
    private const int MostGroups = 100;
    private const double GroupRadius = 6;
    private const double TermRadius = 3;

    private static readonly PlotArea Area = new(860, 680);

    /// <summary>Groups on a line with their 95 % intervals, in the order of their places. Groups without a place (NaN) are left out.</summary>
    /// <param name="groups">The places, as Wordfish and Wordscores give them.</param>
    /// <param name="options">Title and language.</param>
    public static Figure DotPlot(this IEnumerable<ScaledGroup> groups, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new ChartOptions();
        var title = options.Title ?? Words(options, "Groups placed by their words", "مواضع المجموعات بحسب ألفاظها");
        var rows = groups.Where(g => double.IsFinite(g.Position)).OrderBy(g => g.Position).ThenBy(g => g.Group, StringComparer.Ordinal).Take(MostGroups).ToList();
        if (rows.Count == 0)
            return Empty(title, Words(options, "There is no group with a place.", "لا توجد مجموعات."), options);
        var trace = new JsonObject
        {
            ["mode"] = "markers",
            ["x"] = Numbers(rows.Select(g => Math.Round(g.Position, 5))),
            ["y"] = Numbers(Enumerable.Range(0, rows.Count).Select(i => (double)i)),
            ["marker"] = new JsonObject { ["size"] = 10, ["color"] = PointColour },
            ["error_x"] = new JsonObject
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = Numbers(rows.Select(g => Reach(g.Interval.High - g.Position))),
                ["arrayminus"] = Numbers(rows.Select(g => Reach(g.Position - g.Interval.Low))),
                ["color"] = LineColour,
                ["thickness"] = 1.5,
                ["width"] = 5,
            },
            ["customdata"] = Strings(rows.Select(g => string.Create(CultureInfo.InvariantCulture, $"{ChartText.Heading(GroupLabel(options, g.Group))}<br>{g.Position:+0.000;-0.000;0.000} ({Words(options, "95 % interval", "مجال الثقة 95 %:")} {g.Interval.ToText("0.000", options.Language)})"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
        };
        var arabic = options.Language == ChartLanguage.Arabic;
        var names = rows.ConvertAll(g => GroupLabel(options, g.Group));
        var width = ChartText.Width(names, 30);
        var layout = new JsonObject
        {
            ["xaxis"] = Axis(Words(options, "position", "الموضع")),
            ["yaxis"] = Axis("").With("side", arabic ? "right" : "left").With("tickvals", Numbers(Enumerable.Range(0, rows.Count).Select(i => (double)i))).With("ticktext", Labels(names, width))
                .With("range", Numbers([-0.6, rows.Count - 0.4])).With("automargin", true).With("zeroline", false),
        };
        return Figure.Of(title, 190 + (rows.Count * RowHeight(34, ChartText.MostLines(names, width))), options, [("scatter", trace)], layout);
    }

    /// <summary>
    /// Groups and terms on the first two dimensions of a correspondence analysis, both in principal coordinates (a symmetric map): groups near each other use similar words, and terms near each other are used by the same groups;
    /// the distance between a group and a term has no meaning. The axes say which share of the inertia they show.
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
        var words = analysis.Terms.OrderByDescending(t => t.Mass * ((t.Coordinates[0] * t.Coordinates[0]) + (t.Coordinates[1] * t.Coordinates[1]))).ThenBy(t => t.Name, StringComparer.Ordinal).Take(Math.Min(terms, options.Limit)).ToList();
        var all = analysis.Groups.Take(MostGroups).Select(g => (Name: GroupLabel(options, g.Name), Radius: GroupRadius, Point: g)).Concat(words.Select(w => (Name: FigureNumerals.Kept(w.Name, options), Radius: TermRadius, Point: w))).ToList();
        var groups = all.Count - words.Count;
        var (x, y) = Ranges(all.ConvertAll(p => p.Point));
        var points = all.ConvertAll(p => new PlotPoint(Area.X(p.Point.Coordinates[0], x.Low, x.High), Area.Y(p.Point.Coordinates[1], y.Low, y.High), p.Radius, p.Name));
        var labels = LabelPlacement.Place(points, Enumerable.Range(0, all.Count), Area.Width, Area.Height, all.Count, groups);
        (string, JsonObject) Points(Range part, string name, string colour, string symbol)
        {
            var (from, count) = part.GetOffsetAndLength(all.Count);
            var own = all.GetRange(from, count);
            return ("scatter", new JsonObject
            {
                ["name"] = name,
                ["mode"] = "markers+text",
                ["x"] = Numbers(own.Select(p => Math.Round(p.Point.Coordinates[0], 5))),
                ["y"] = Numbers(own.Select(p => Math.Round(p.Point.Coordinates[1], 5))),
                ["text"] = Strings(own.Select((p, i) => labels[from + i] is null ? "" : ChartText.Wrap(p.Name, LabelPlacement.LineWidth))),
                ["textposition"] = Strings(labels[from..(from + count)].Select(l => l?.Position ?? "top center")),
                ["textfont"] = new JsonObject { ["size"] = LabelPlacement.FontSize, ["color"] = colour },
                ["cliponaxis"] = false,
                ["marker"] = new JsonObject { ["size"] = 2 * own.Select(p => p.Radius).FirstOrDefault(TermRadius), ["color"] = colour, ["symbol"] = symbol },
                ["customdata"] = Strings(own.Select(p => Number($"{ChartText.Heading(p.Name)}<br>{p.Point.Coordinates[0]:0.000}{Words(options, ", ", "، ")}{p.Point.Coordinates[1]:0.000}<br>{100 * p.Point.Inertia / analysis.Inertia:0.0} {Words(options, "% of the inertia", "% من التباين")}"))),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
            });
        }

        var layout = Area.Layout(Dimension(analysis, 0, x, options), Dimension(analysis, 1, y, options).With("scaleanchor", "x"));
        layout["legend"] = Legend(options);
        var title = options.Title ?? Words(options, "Groups and their words", "المجموعات وألفاظها");
        return Figure.Of(
            title,
            Area.FigureHeight,
            options,
            [Points(groups.., Words(options, "terms", ChartText.Label("الألفاظ")), PointColour, "circle"), Points(..groups, Words(options, "groups", ChartText.Label("المجموعات")), ReferenceColour, "diamond")],
            layout,
            Area.FigureWidth);
    }

    private static JsonObject Dimension(CorrespondenceAnalysis analysis, int dimension, (double Low, double High) range, ChartOptions options) =>
        Axis(Words(options, Number($"dimension {dimension + 1}: {100 * analysis.Shares[dimension]:0.0} % of the inertia"), Number($"البعد {dimension + 1}: {100 * analysis.Shares[dimension]:0.0} % من التباين")))
            .With("range", Numbers([range.Low, range.High]));

    // Ranges in which a unit is equally long on both axes, so that distances look as they are.
    private static ((double Low, double High) X, (double Low, double High) Y) Ranges(List<CorrespondencePoint> points)
    {
        var (left, right) = (points.Min(p => p.Coordinates[0]), points.Max(p => p.Coordinates[0]));
        var (bottom, top) = (points.Min(p => p.Coordinates[1]), points.Max(p => p.Coordinates[1]));
        var unit = Math.Max(1e-6, 1.16 * Math.Max((right - left) / Area.Width, (top - bottom) / Area.Height));
        return (Around((left + right) / 2, unit * Area.Width), Around((bottom + top) / 2, unit * Area.Height));

        static (double, double) Around(double middle, double length) => (middle - (length / 2), middle + (length / 2));
    }

    private static double Reach(double length) => double.IsFinite(length) ? Math.Round(Math.Max(0, length), 5) : 0;
}
