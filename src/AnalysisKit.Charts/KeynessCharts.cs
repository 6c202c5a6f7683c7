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
}
