using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts of terms: how often groups use them.</summary>
public static class TermCharts
{
    private const int MostTerms = 4_000;
    private const int MostLabels = 120;
    private const int LabelsOverMarkers = 24;
    private const int MostPassages = 6_000;
    private const double Radius = 3.5;

    private static readonly PlotArea Area = new(780, 700);

    /// <summary>
    /// Terms by their frequency in two groups (Kessler 2017, scattertext): each axis is the frequency in one group, on the diagonal both use a term equally, and the colour is the sign and strength of log-likelihood.
    /// The most characteristic terms have labels, which do not overlap. A click on a term shows passages under the chart.
    /// </summary>
    /// <param name="counts">The counts; at most 4,000 terms are drawn, the most characteristic ones.</param>
    /// <param name="target">The group of the vertical axis.</param>
    /// <param name="reference">The group of the horizontal axis; all others together when null.</param>
    /// <param name="passages">The documents that were counted; at most <see cref="ChartOptions.Evidence"/> sentences are kept per term and side, and 6,000 in total, one of each term before further ones.</param>
    /// <param name="scale">How frequencies are spread over the axes.</param>
    /// <param name="options">Title, language and limits.</param>
    /// <exception cref="ArgumentException">There is no such group.</exception>
    public static Figure Scatter(this TermCounts counts, string target, string? reference = null, IEnumerable<Document>? passages = null, ChartOptions? options = null, FrequencyScale scale = FrequencyScale.Rank)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new ChartOptions();
        var keyness = counts.Keyness(target, reference);
        var (targetName, otherName) = (GroupLabel(options, target), reference is null ? Words(options, "all others", "الآخرون") : GroupLabel(options, reference));
        var title = options.Title ?? Words(options, $"Words of {targetName} and of {otherName}", $"ألفاظ {targetName} وألفاظ {otherName}");
        var rows = keyness.OrderByDescending(r => Math.Abs(r.LogLikelihoodRatio)).ThenBy(r => r.Key, StringComparer.Ordinal).Take(Math.Min(MostTerms, options.Limit)).ToList();
        if (rows.Count == 0)
            return Empty(title, Words(options, "There is no term to draw.", "لا توجد ألفاظ."), options);
        var x = FrequencyAxis.Of(rows, scale, r => r.ReferenceCount, keyness.ReferenceSize.Tokens, r => r.TargetCount, isVertical: false);
        var y = FrequencyAxis.Of(rows, scale, r => r.TargetCount, keyness.TargetSize.Tokens, r => r.ReferenceCount, isVertical: true);
        var points = rows.Select((r, i) => new PlotPoint(Area.X(x.Places[i], -0.03, 1.03), Area.Y(y.Places[i], -0.03, 1.03), Radius, r.Term)).ToList();
        var labels = LabelPlacement.Place(points, Enumerable.Range(0, rows.Count), Area.Width, Area.Height, MostLabels, LabelsOverMarkers);
        var most = Math.Max(1, Math.Sqrt(Math.Abs(rows[0].LogLikelihoodRatio)));
        var trace = new JsonObject
        {
            ["mode"] = "markers+text",
            ["ids"] = Strings(Enumerable.Range(0, rows.Count).Select(i => Number($"{i}"))),
            ["x"] = Numbers(x.Places.Select(v => Math.Round(v, 5))),
            ["y"] = Numbers(y.Places.Select(v => Math.Round(v, 5))),
            ["text"] = Strings(rows.Select((r, i) => labels[i] is null ? "" : ChartText.Wrap(FigureNumerals.Kept(r.Term, options), LabelPlacement.LineWidth))),
            ["textposition"] = Strings(labels.Select(l => l?.Position ?? "top center")),
            ["textfont"] = new JsonObject { ["size"] = LabelPlacement.FontSize },
            ["cliponaxis"] = false,
            ["marker"] = new JsonObject
            {
                ["size"] = 2 * Radius,
                ["color"] = Numbers(rows.Select(r => Math.Round(Math.Sign(r.LogLikelihoodRatio) * Math.Sqrt(Math.Abs(r.LogLikelihoodRatio)), 4))),
                ["cmin"] = -most,
                ["cmax"] = most,
                ["colorscale"] = new JsonArray(Stop(0, ReferenceColour), Stop(0.35, "#af8dc3"), Stop(0.5, "#c8c8c8"), Stop(0.65, "#7fbf7b"), Stop(1, TargetColour)),
                ["opacity"] = 1,
                ["line"] = new JsonObject { ["color"] = LinkColour, ["width"] = 0.8 },
            },
            ["customdata"] = Strings(rows.Select(r => Number($"{ChartText.Heading(FigureNumerals.Kept(r.Term, options))}<br>{ChartText.Wrap(targetName, 60)}: {r.TargetCount}<br>{ChartText.Wrap(otherName, 60)}: {r.ReferenceCount}<br>G2 {r.LogLikelihoodRatio:0.0}{Words(options, ", log ratio", "، لوغاريتم النسبة")} {r.LogRatio:+0.00;-0.00;0.00}"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
            ["showlegend"] = false,
        };
        var part = rows.Count < keyness.Count ? Words(options, $" ({rows.Count:N0} of {keyness.Count:N0} terms)", $" ({rows.Count:N0} من {keyness.Count:N0} لفظا)") : "";
        var horizontal = Words(options, $"{otherName}: times per 10,000 words{part}", $"{otherName}: التكرار في كل 10,000 كلمة{part}");
        var vertical = Words(options, $"{targetName}: times per 10,000 words", $"{targetName}: التكرار في كل 10,000 كلمة");
        var area = Area.For(horizontal, vertical);
        var layout = area.Layout(x.Axis(horizontal), y.Axis(vertical));
        layout["shapes"] = new JsonArray(new JsonObject { ["type"] = "line", ["x0"] = 0, ["y0"] = 0, ["x1"] = 1, ["y1"] = 1, ["layer"] = "below", ["line"] = new JsonObject { ["color"] = GridColour, ["dash"] = "dot" } });
        return Figure.Of(title, area.FigureHeight, options, [("scatter", trace)], layout, area.FigureWidth, passages is null ? null : Passages(counts, rows, keyness, passages, options));
    }

    private static Passages Passages(TermCounts counts, List<KeynessRow> rows, KeynessTable keyness, IEnumerable<Document> documents, ChartOptions options)
    {
        var wanted = documents.Where(d => keyness.Reference is null || d.Group == keyness.Target || d.Group == keyness.Reference);
        var found = TermEvidence.Of(counts, wanted, rows.Select(r => r.Key), Math.Max(1, options.Evidence), group => group == keyness.Target ? group : "");
        var kept = rows.ConvertAll(r => found.GetValueOrDefault(r.Key, []).OrderBy(p => p.Group != keyness.Target).ToList());
        var taken = new int[rows.Count];

        // Takes one sentence of each term, then a second one of each, and so on, up to the limit.
        var left = MostPassages;
        for (var round = 1; left > 0 && kept.Exists(k => k.Count >= round); round++)
        {
            for (var i = 0; i < rows.Count && left > 0; i++)
            {
                if (kept[i].Count < round)
                    continue;
                taken[i] = round;
                left--;
            }
        }

        return new Passages(
            Words(options, "Click on a word to read it in its sentences.", "انقر على كلمة لقراءتها في جملها."),
            rows.Select((r, i) => ($"{r.Term} ({options.Wording.Number(r.TargetCount)} / {options.Wording.Number(r.ReferenceCount)})", (IReadOnlyList<TermPassage>)kept[i][..taken[i]])),
            group => GroupLabel(options, group));
    }
}
