using System.Globalization;
using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts of the words that distinguish groups.</summary>
public static class KeynessCharts
{
    private const int MostRows = 60;
    private const int TermWidth = 28;
    private const int HoverWidth = 60;

    /// <summary>The most characteristic terms of a group as bars, and the most avoided ones below. The length is signed log-likelihood (G2), and n how often the group uses the term, or the others use an avoided one; the hover text shows both counts and the log ratio.</summary>
    /// <param name="keyness">The comparison.</param>
    /// <param name="terms">Number of terms on each side.</param>
    /// <param name="options">Title and source.</param>
    public static Figure Bars(this KeynessTable keyness, int terms = 15, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(keyness);
        options ??= new ChartOptions();
        var rows = keyness.Characteristic.Top(terms).Concat(keyness.Avoided.Top(terms).Reverse()).ToList();
        var labels = rows.ConvertAll(r => PositionLabels.Text("n", options.Language, FigureNumerals.Kept(r.Term, options), r.LogLikelihoodRatio > 0 ? r.TargetCount : r.ReferenceCount));
        var colours = rows.Select(r => r.LogLikelihoodRatio > 0 ? TargetColour : ReferenceColour);
        var trace = new JsonObject
        {
            ["orientation"] = "h",
            ["y"] = Labels(labels, TermWidth),
            ["x"] = Numbers(rows.Select(r => Math.Round(r.LogLikelihoodRatio, 3))),
            ["marker"] = new JsonObject { ["color"] = Strings(colours) },
            ["customdata"] = Strings(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{ChartText.Heading(FigureNumerals.Kept(r.Term, options))}<br>{Words(options, Number($"{r.TargetCount} times here, {r.ReferenceCount} times elsewhere"), ChartText.Label(Number($"هنا: {r.TargetCount}، في غيرها: {r.ReferenceCount}")))}<br>G2 {r.LogLikelihoodRatio:0.0}{Words(options, ", log ratio", "، لوغاريتم النسبة")} {Ratio(r)}"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
        };
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = Words(options, "log-likelihood G2 (negative: avoided)", ChartText.Label("نسبة الأرجحية G2 (السالب: ما يتجنبه)")) } },
            ["yaxis"] = new JsonObject { ["autorange"] = "reversed", ["automargin"] = true, ["tickfont"] = new JsonObject { ["size"] = 14 } },
            ["bargap"] = 0.25,
        };
        return Figure.Of(options.Title ?? Words(options, $"Words that set {keyness.Target} apart", $"ألفاظ تميز {keyness.Target}"), 170 + (rows.Count * RowHeight(24, ChartText.MostLines(labels, TermWidth))), options, [("bar", trace)], layout);
    }

    /// <summary>
    /// The words of two groups side by side: on the right those typical of the target, on the left those typical of the reference, the strongest on top. The length is the log ratio (each unit doubles the relative
    /// frequency), the whisker its exact 95 % interval. Words are ordered by log-likelihood.
    /// </summary>
    /// <param name="keyness">The comparison.</param>
    /// <param name="terms">Number of terms on each side, at most 60.</param>
    /// <param name="options">Title, language and source.</param>
    public static Figure Pairs(this KeynessTable keyness, int terms = 15, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(keyness);
        options ??= new ChartOptions();
        var right = keyness.Characteristic.Top(Math.Min(terms, MostRows)).ToList();
        var left = keyness.Avoided.Top(Math.Min(terms, MostRows)).ToList();
        var target = GroupLabel(options, keyness.Target);
        var reference = keyness.Reference is null ? Words(options, "all others", "الآخرون") : GroupLabel(options, keyness.Reference);
        var title = options.Title ?? Words(options, $"Words of {target} and of {reference}", $"ألفاظ {target} وألفاظ {reference}");
        if (right.Count + left.Count == 0)
            return Empty(title, Words(options, "No word sets one apart from the other.", "لا يوجد لفظ يميز أحدهما من الآخر."), options);
        var farthest = right.Concat(left).SelectMany(r => new[] { r.LogRatio, r.LogRatioInterval.Low, r.LogRatioInterval.High }).Where(double.IsFinite).Max(Math.Abs);
        var widest = farthest * 1.6;
        (string, JsonObject) Side(string group, long tokens, List<KeynessRow> rows, string colour) => ("bar", new JsonObject
        {
            ["name"] = ChartText.Wrap(PositionLabels.Text("n", options.Language, group, Words(options, Number($"{tokens:N0} words"), Number($"{tokens:N0} لفظ"))), LegendWidth),
            ["orientation"] = "h",
            ["y"] = Numbers(Enumerable.Range(0, rows.Count).Select(i => (double)i)),
            ["x"] = Numbers(rows.Select(r => Math.Round(r.LogRatio, 4))),
            ["error_x"] = new JsonObject
            {
                ["type"] = "data",
                ["symmetric"] = false,
                ["array"] = Numbers(rows.Select(r => Math.Round(Finite(r.LogRatioInterval.High, farthest) - r.LogRatio, 4))),
                ["arrayminus"] = Numbers(rows.Select(r => Math.Round(r.LogRatio - Finite(r.LogRatioInterval.Low, farthest), 4))),
                ["color"] = LineColour,
                ["thickness"] = 1.2,
                ["width"] = 4,
            },
            ["marker"] = PaleMarker(colour, 0.45, 1), // The whisker is seen on it.
            ["customdata"] = Strings(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"{ChartText.Heading(FigureNumerals.Kept(r.Term, options))}<br>{ChartText.Wrap(target, HoverWidth)}: {r.TargetCount}<br>{ChartText.Wrap(reference, HoverWidth)}: {r.ReferenceCount}<br>{Words(options, $"log ratio {Ratio(r)} (95 % interval {r.LogRatioInterval.ToText("0.00")}), ", $"لوغاريتم النسبة {Ratio(r)} (مجال الثقة 95 %: {r.LogRatioInterval.ToText("0.00", options.Language)})، ")}G2 {r.LogLikelihoodRatio:0.0}"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
        });

        // The words are placed at the outer edges, beyond all bars and whiskers.
        var notes = new JsonArray();
        foreach (var (rows, at, anchor) in new[] { (right, widest, "right"), (left, -widest, "left") })
        {
            for (var i = 0; i < rows.Count; i++)
                notes.Add(new JsonObject { ["text"] = Number($"{ChartText.Wrap(FigureNumerals.Kept(rows[i].Term, options), TermWidth)} <span style=\"color:{LineColour};font-size:11px\">{rows[i].LogRatio:+0.0;-0.0;0.0}</span>"), ["x"] = at, ["y"] = i, ["xanchor"] = anchor, ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 14 } });
        }

        var layout = new JsonObject
        {
            ["barmode"] = "overlay",
            ["bargap"] = 0.3,
            ["annotations"] = notes,
            ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = Words(options, "log ratio (each step: twice as frequent)", ChartText.Label("لوغاريتم النسبة (كل درجة ضعف التكرار)")) }, ["range"] = Numbers([-widest, widest]) },
            ["yaxis"] = new JsonObject { ["range"] = Numbers([Math.Max(Math.Max(left.Count, right.Count), 1) - 0.5, -0.5]), ["showticklabels"] = false, ["showgrid"] = false, ["zeroline"] = false },
            ["legend"] = new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = 0.5, ["xanchor"] = "center" },
        };
        var rowHeight = RowHeight(26, ChartText.MostLines(right.Concat(left).Select(r => r.Term), TermWidth));
        return Figure.Of(title, 190 + (Math.Max(Math.Max(left.Count, right.Count), 1) * rowHeight), options, [Side(reference, keyness.ReferenceSize.Tokens, left, ReferenceColour), Side(target, keyness.TargetSize.Tokens, right, TargetColour)], layout);
    }

    private static string Ratio(KeynessRow row) => double.IsNaN(row.LogRatio) ? "-" : Number($"{row.LogRatio:+0.00;-0.00;0.00}");

    // An infinite end of an interval is drawn a little beyond all others; the hover text says that it is infinite.
    private static double Finite(double bound, double farthest) => double.IsFinite(bound) ? bound : Math.Sign(bound) * farthest * 1.1;
}
