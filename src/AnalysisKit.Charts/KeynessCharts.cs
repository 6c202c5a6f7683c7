using System.Globalization;
using System.Text.Json.Nodes;
using AnalysisKit.Terms;

namespace AnalysisKit.Charts;

/// <summary>Charts of the words that set groups apart.</summary>
public static class KeynessCharts
{
    /// <summary>The most characteristic terms of a group as bars, the most avoided ones below; the length is signed log-likelihood (G2), the hover holds counts and log ratio.</summary>
    /// <param name="keyness">The comparison.</param>
    /// <param name="terms">Number of terms on each side.</param>
    /// <param name="options">Title and source.</param>
    public static Figure Bars(this KeynessTable keyness, int terms = 15, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(keyness);
        options ??= new ChartOptions();
        var rows = keyness.Characteristic.Top(terms).Concat(keyness.Avoided.Top(terms).Reverse()).ToList();
        var colours = rows.Select(r => r.LogLikelihoodRatio > 0 ? "#2166ac" : "#b35806");
        var trace = new JsonObject
        {
            ["orientation"] = "h",
            ["y"] = PositionCharts.Strings(rows.Select(r => ChartText.Label(r.Term))),
            ["x"] = PositionCharts.Numbers(rows.Select(r => Math.Round(r.LogLikelihoodRatio, 3))),
            ["marker"] = new JsonObject { ["color"] = PositionCharts.Strings(colours) },
            ["customdata"] = PositionCharts.Strings(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"<b>{ChartText.Label(r.Term)}</b><br>{r.TargetCount} times here, {r.ReferenceCount} times elsewhere<br>G2 {r.LogLikelihoodRatio:0.0}, log ratio {r.LogRatio:+0.00;-0.00;0.00}"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
        };
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = "log-likelihood G2 (negative: avoided)" }, ["gridcolor"] = "#eaeef2", ["zerolinecolor"] = "#57606a" },
            ["yaxis"] = new JsonObject { ["autorange"] = "reversed", ["automargin"] = true, ["tickfont"] = new JsonObject { ["size"] = 14 } },
            ["bargap"] = 0.25,
        };
        return Figure.Of(options.Title ?? $"Words that set {keyness.Target} apart", 170 + (rows.Count * 24), options, [("bar", trace)], layout);
    }

    /// <summary>
    /// The words of two groups face to face: on the right those that set the target apart, on the left those that set the reference apart, the strongest on top. The length is the log ratio (each step doubles the relative
    /// frequency), the whisker its exact 95 % interval; the order is log-likelihood.
    /// </summary>
    /// <param name="keyness">The comparison.</param>
    /// <param name="terms">Number of terms on each side.</param>
    /// <param name="options">Title, language and source.</param>
    public static Figure Pairs(this KeynessTable keyness, int terms = 15, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(keyness);
        options ??= new ChartOptions();
        var right = keyness.Characteristic.Top(terms).ToList();
        var left = keyness.Avoided.Top(terms).ToList();
        var reference = keyness.Reference ?? PositionCharts.Words(options, "all others", "الآخرون");
        var widest = right.Concat(left).Select(r => Math.Max(Math.Abs(Finite(r.LogRatioInterval.Low, r)), Math.Abs(Finite(r.LogRatioInterval.High, r)))).DefaultIfEmpty(1).Max() * 1.5;
        (string, JsonObject) Side(string group, List<KeynessRow> rows, string colour) => ("bar", new JsonObject
        {
            ["name"] = ChartText.Label(group),
            ["orientation"] = "h",
            ["y"] = PositionCharts.Numbers(Enumerable.Range(0, rows.Count).Select(i => (double)i)),
            ["x"] = PositionCharts.Numbers(rows.Select(r => Math.Round(r.LogRatio, 4))),
            ["error_x"] = new JsonObject
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = PositionCharts.Numbers(rows.Select(r => Math.Round(Finite(r.LogRatioInterval.High, r) - r.LogRatio, 4))),
                ["arrayminus"] = PositionCharts.Numbers(rows.Select(r => Math.Round(r.LogRatio - Finite(r.LogRatioInterval.Low, r), 4))),
                ["color"] = "#57606a",
                ["thickness"] = 1.2,
                ["width"] = 4,
            },
            ["marker"] = new JsonObject { ["color"] = colour, ["opacity"] = 0.85 },
            ["customdata"] = PositionCharts.Strings(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"<b>{ChartText.Label(r.Term)}</b><br>{ChartText.Label(keyness.Target)}: {r.TargetCount}<br>{ChartText.Label(reference)}: {r.ReferenceCount}<br>log ratio {r.LogRatio:+0.00;-0.00;0.00} (95 % interval {r.LogRatioInterval.Low:0.00} to {r.LogRatioInterval.High:0.00}), G2 {r.LogLikelihoodRatio:0.0}"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
        });

        // The words stand at the outer edges, where neither bar nor whisker reaches.
        var notes = new JsonArray();
        foreach (var (rows, at, anchor) in new[] { (right, widest, "right"), (left, -widest, "left") })
        {
            for (var i = 0; i < rows.Count; i++)
                notes.Add(new JsonObject { ["text"] = ChartText.Label(rows[i].Term), ["x"] = at, ["y"] = i, ["xanchor"] = anchor, ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 14 } });
        }

        var layout = new JsonObject
        {
            ["barmode"] = "overlay",
            ["bargap"] = 0.3,
            ["annotations"] = notes,
            ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = PositionCharts.Words(options, "log ratio (each step: twice as frequent)", ChartText.Label("لوغاريتم النسبة (كل درجة ضعف التكرار)")) }, ["range"] = PositionCharts.Numbers([-widest, widest]), ["gridcolor"] = "#eaeef2", ["zerolinecolor"] = "#57606a" },
            ["yaxis"] = new JsonObject { ["range"] = PositionCharts.Numbers([Math.Max(Math.Max(left.Count, right.Count), 1) - 0.5, -0.5]), ["showticklabels"] = false, ["showgrid"] = false, ["zeroline"] = false },
            ["legend"] = new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = 0.5, ["xanchor"] = "center" },
        };
        var title = PositionCharts.Words(options, $"Words of {keyness.Target} and of {reference}", $"ألفاظ {keyness.Target} وألفاظ {reference}");
        return Figure.Of(options.Title ?? title, 190 + (Math.Max(Math.Max(left.Count, right.Count), 1) * 26), options, [Side(reference, left, PositionCharts.AgainstColour), Side(keyness.Target, right, PositionCharts.ForColour)], layout);
    }

    // An interval without end is drawn to twice the ratio.
    private static double Finite(double bound, KeynessRow row) => double.IsFinite(bound) ? bound : row.LogRatio + (Math.Sign(bound) * Math.Max(1, Math.Abs(row.LogRatio)));
}
