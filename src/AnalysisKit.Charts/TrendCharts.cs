using System.Globalization;
using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts of changes over time.</summary>
public static class TrendCharts
{
    /// <summary>Trends as lines: the smoothed value with its 95 % interval as a band, and the value of each period as a point. Periods without text have no point. The legend says how many occurrences, or values, a trend rests on (n).</summary>
    /// <param name="trends">One to eight trends.</param>
    /// <param name="options">Title and language.</param>
    /// <exception cref="ArgumentException">There is no trend, or there are more than eight.</exception>
    public static Figure Lines(this IReadOnlyList<Trend> trends, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trends);
        options ??= new ChartOptions();
        if (trends.Count is 0 || trends.Count > SeriesColours.Length)
            throw new ArgumentException($"A chart shows one to {SeriesColours.Length} trends, not {trends.Count}.", nameof(trends));
        var title = options.Title ?? Words(options, "Trends", "الاتجاهات عبر الزمن");
        if (trends.All(t => t.Count == 0))
            return Empty(title, Words(options, "There is no dated text.", "لا توجد نصوص مؤرخة."), options);
        var traces = new List<(string, JsonObject)>();
        foreach (var (trend, colour) in trends.Zip(SeriesColours))
        {
            var known = trend.Where(p => double.IsFinite(p.Smoothed)).ToList();
            var banded = known.Where(p => double.IsFinite(p.SmoothedInterval.Low) && double.IsFinite(p.SmoothedInterval.High)).ToList();
            var name = ChartText.Wrap(trend.Name, LegendWidth);
            if (banded.Count > 1)
            {
                traces.Add(("scatter", Line(name, banded.Select(p => (p.Period, p.SmoothedInterval.High)), new JsonObject { ["width"] = 0, ["color"] = colour }, null)));
                traces.Add(("scatter", Line(name, banded.Select(p => (p.Period, p.SmoothedInterval.Low)), new JsonObject { ["width"] = 0, ["color"] = colour }, Fade(colour, 0.16))));
            }

            var line = Line(name, known.Select(p => (p.Period, p.Smoothed)), new JsonObject { ["width"] = 2.5, ["color"] = colour }, null);
            line["name"] = ChartText.Wrap(PositionLabels.Text("n", options.Language, trend.Name, Number($"{trend.Sum(p => p.Count):0.##}")), LegendWidth);
            line["showlegend"] = true;
            line.Remove("hoverinfo");
            line["customdata"] = Strings(known.Select(p => string.Create(CultureInfo.InvariantCulture, $"<b>{name}</b> {p.Period.Label}<br>{Words(options, "smoothed", "بعد التنعيم:")} {p.Smoothed:0.######} ({p.SmoothedInterval.ToText("0.######", options.Language)})")));
            line["hovertemplate"] = "%{customdata}<extra></extra>";
            traces.Add(("scatter", line));
            var points = trend.Where(p => double.IsFinite(p.Value)).ToList();
            traces.Add(("scatter", new JsonObject
            {
                ["name"] = name,
                ["legendgroup"] = name,
                ["showlegend"] = false,
                ["mode"] = "markers",
                ["x"] = Strings(points.Select(p => Middle(p.Period))),
                ["y"] = Numbers(points.Select(p => p.Value)),
                ["marker"] = PaleMarker(colour, 0.4, 1).With("size", 6),
                ["customdata"] = Strings(points.Select(p => string.Create(CultureInfo.InvariantCulture, $"<b>{name}</b> {p.Period.Label}<br>{p.Count:0.##} {Words(options, "of", "من")} {p.Size:0.##}: {p.Value:0.######}"))),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
            }));
        }

        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["type"] = "date", ["tickformat"] = Words(options, "", "%Y-%m") },
            ["yaxis"] = new JsonObject { ["automargin"] = true, ["tickformat"] = trends.All(t => t.All(p => !(Math.Abs(p.Value) > 0.05))) ? ".2%" : "" },
            ["legend"] = Legend(options),
        };
        return Figure.Of(title, 430, options, traces, layout);
    }

    /// <summary>One trend as a line.</summary>
    public static Figure Lines(this Trend trend, ChartOptions? options = null) => new[] { trend }.Lines(options);

    private static JsonObject Line(string name, IEnumerable<(Period Period, double Value)> points, JsonObject line, string? fill)
    {
        var list = points.ToList();
        var trace = new JsonObject
        {
            ["name"] = name,
            ["legendgroup"] = name,
            ["showlegend"] = false,
            ["mode"] = "lines",
            ["x"] = Strings(list.Select(p => Middle(p.Period))),
            ["y"] = Numbers(list.Select(p => p.Value)),
            ["line"] = line,
            ["hoverinfo"] = "skip",
        };
        if (fill is not null)
        {
            trace["fill"] = "tonexty";
            trace["fillcolor"] = fill;
        }

        return trace;
    }

    private static string Middle(Period period) => period.Start.AddDays((period.End.DayNumber - period.Start.DayNumber) / 2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
