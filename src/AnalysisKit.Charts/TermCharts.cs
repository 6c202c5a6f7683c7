using System.Globalization;
using System.Text.Json.Nodes;
using AnalysisKit.Terms;

namespace AnalysisKit.Charts;

/// <summary>Charts of terms: how often groups use them, and where in the texts they stand.</summary>
public static class TermCharts
{
    private const int Side = 760;
    private const int MostLabels = 160;
    private const int MostDocumentsForPassages = 2_000;
    private const double FontSize = 12;
    private const double MarkerRadius = 3.5;

    /// <summary>
    /// Terms by their frequency in two groups (Kessler 2017, scattertext): each axis is the rank of the term's frequency in one group, scaled to 0 to 1, the diagonal is where both use it alike, and the colour is the sign
    /// and strength of log-likelihood. The most characteristic terms are labelled, no label over another. A click on a term shows passages under the chart.
    /// </summary>
    /// <param name="counts">The counts; at most 4,000 terms are drawn, the most characteristic ones.</param>
    /// <param name="target">The group of the vertical axis.</param>
    /// <param name="reference">The group of the horizontal axis; all others together when null.</param>
    /// <param name="passages">Documents to take passages from; at most <see cref="ChartOptions.Evidence"/> per group for each labelled term, of the first 2,000 documents.</param>
    /// <param name="options">Title, language and limits.</param>
    /// <exception cref="ArgumentException">There is no such group, or no term to draw.</exception>
    public static Figure Scatter(this TermCounts counts, string target, string? reference = null, IEnumerable<Document>? passages = null, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new ChartOptions();
        var keyness = counts.Keyness(target, reference);
        var rows = keyness.OrderByDescending(r => Math.Abs(r.LogLikelihoodRatio)).ThenBy(r => r.Term, StringComparer.Ordinal).Take(options.Limit).ToList();
        if (rows.Count == 0)
            throw new ArgumentException("There is no term to draw: the counts are empty.", nameof(counts));
        var other = reference ?? PositionCharts.Words(options, "all others", "الآخرون");
        var x = Ranks(rows, r => r.ReferenceCount, r => r.TargetCount, isReversed: false);
        var y = Ranks(rows, r => r.TargetCount, r => r.ReferenceCount, isReversed: true);
        var placement = new LabelPlacement(Side, Side, FontSize);
        var labels = new string[rows.Count];
        var places = new string[rows.Count];
        var placed = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            (labels[i], places[i]) = ("", "top center");
            if (placed >= MostLabels)
                continue;
            var (left, top) = (x[i] * Side, (1 - y[i]) * Side);
            placement.Reserve(left, top, MarkerRadius);
            if (placement.Place(left, top, MarkerRadius, rows[i].Term) is not { } place)
                continue;
            (labels[i], places[i]) = (ChartText.Label(rows[i].Term), place);
            placed++;
        }

        var most = Math.Max(1, Math.Sqrt(Math.Abs(rows[0].LogLikelihoodRatio)));
        var trace = new JsonObject
        {
            ["mode"] = "markers+text",
            ["x"] = PositionCharts.Numbers(x.Select(v => Math.Round(v, 5))),
            ["y"] = PositionCharts.Numbers(y.Select(v => Math.Round(v, 5))),
            ["text"] = PositionCharts.Strings(labels),
            ["textposition"] = PositionCharts.Strings(places),
            ["textfont"] = new JsonObject { ["size"] = FontSize },
            ["cliponaxis"] = false,
            ["marker"] = new JsonObject
            {
                ["size"] = 2 * MarkerRadius,
                ["color"] = PositionCharts.Numbers(rows.Select(r => Math.Round(Math.Sign(r.LogLikelihoodRatio) * Math.Sqrt(Math.Abs(r.LogLikelihoodRatio)), 4))),
                ["cmin"] = -most,
                ["cmax"] = most,
                ["colorscale"] = new JsonArray(PositionCharts.Stop(0, "#b35806"), PositionCharts.Stop(0.5, "#c8c8c8"), PositionCharts.Stop(1, "#2166ac")),
                ["opacity"] = 0.85,
            },
            ["customdata"] = PositionCharts.Strings(rows.Select(r => string.Create(CultureInfo.InvariantCulture, $"<b>{ChartText.Label(r.Term)}</b><br>{ChartText.Label(target)}: {r.TargetCount}<br>{ChartText.Label(other)}: {r.ReferenceCount}<br>G2 {r.LogLikelihoodRatio:0.0}, log ratio {r.LogRatio:+0.00;-0.00;0.00}"))),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
            ["showlegend"] = false,
        };
        var layout = new JsonObject
        {
            ["xaxis"] = Axis($"{PositionCharts.Words(options, "frequency rank,", "رتبة التكرار،")} {ChartText.Label(other)}", options),
            ["yaxis"] = Axis($"{PositionCharts.Words(options, "frequency rank,", "رتبة التكرار،")} {ChartText.Label(target)}", options),
            ["shapes"] = new JsonArray(new JsonObject { ["type"] = "line", ["x0"] = 0, ["y0"] = 0, ["x1"] = 1, ["y1"] = 1, ["layer"] = "below", ["line"] = new JsonObject { ["color"] = "#d0d7de", ["dash"] = "dot" } }),
        };
        var figure = Figure.Of(options.Title ?? PositionCharts.Words(options, $"Words of {target} and of {other}", $"ألفاظ {target} وألفاظ {other}"), Side + 180, options, [("scatter", trace)], layout);
        return passages is null ? figure : figure.WithPassages(Passages(passages, rows, labels, keyness, options));
    }

    /// <summary>
    /// Where terms stand in the texts (an x-ray, or lexical dispersion plot): a row per document, a stroke per occurrence at its place between the beginning and the end of the text, a colour per concordance. The hover holds the line.
    /// </summary>
    /// <param name="concordances">What was looked for, at most eight.</param>
    /// <param name="documents">Number of documents to draw, those with most occurrences.</param>
    /// <param name="options">Title and language; in Arabic a text begins at the right.</param>
    /// <exception cref="ArgumentException">There is no concordance, or there are more than eight.</exception>
    public static Figure XRay(this IReadOnlyList<Concordance> concordances, int documents = 30, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(concordances);
        options ??= new ChartOptions();
        if (concordances.Count is 0 || concordances.Count > PositionCharts.SeriesColours.Length)
            throw new ArgumentException($"An x-ray shows one to {PositionCharts.SeriesColours.Length} concordances, not {concordances.Count}.", nameof(concordances));
        var rows = concordances.SelectMany(c => c).GroupBy(l => l.Document).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(documents).Select(g => g.Key).ToList();
        var places = rows.Select((id, at) => (id, at)).ToDictionary(p => p.id, p => p.at);
        var traces = new List<(string, JsonObject)>();
        foreach (var (concordance, colour) in concordances.Zip(PositionCharts.SeriesColours))
        {
            var lines = concordance.Where(l => places.ContainsKey(l.Document)).Take(options.Limit).ToList();
            traces.Add(("scatter", new JsonObject
            {
                ["name"] = ChartText.Label(concordance.Pattern),
                ["mode"] = "markers",
                ["showlegend"] = true,
                ["x"] = PositionCharts.Numbers(lines.Select(l => Math.Round(100.0 * l.Node.Start / Math.Max(1, l.Text.Length), 3))),
                ["y"] = PositionCharts.Numbers(lines.Select(l => (double)places[l.Document])),
                ["marker"] = new JsonObject { ["symbol"] = "line-ns-open", ["size"] = 15, ["color"] = colour, ["line"] = new JsonObject { ["width"] = 2, ["color"] = colour } },
                ["customdata"] = PositionCharts.Strings(lines.Select(l => $"{ChartText.Label(l.Document)}<br>{ChartText.Wrap($"{l.BeforeText} {l.NodeText} {l.AfterText}", 70, 4)}")),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
            }));
        }

        var arabic = options.Language == ChartLanguage.Arabic;
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject
            {
                ["title"] = new JsonObject { ["text"] = PositionCharts.Words(options, "place in the text", ChartText.Label("الموضع في النص")) },
                ["range"] = arabic ? PositionCharts.Numbers([101, -1]) : PositionCharts.Numbers([-1, 101]),
                ["tickvals"] = PositionCharts.Numbers([0, 25, 50, 75, 100]),
                ["ticktext"] = arabic ? PositionCharts.Strings(["البداية", "25 %", "50 %", "75 %", "النهاية"]) : PositionCharts.Strings(["begin", "25 %", "50 %", "75 %", "end"]),
                ["gridcolor"] = "#eaeef2",
                ["zeroline"] = false,
            },
            ["yaxis"] = new JsonObject
            {
                ["side"] = arabic ? "right" : "left",
                ["tickvals"] = PositionCharts.Numbers(Enumerable.Range(0, rows.Count).Select(i => (double)i)),
                ["ticktext"] = PositionCharts.Strings(rows.Select(id => ChartText.Label(id.Length > 34 ? id[..33] + "…" : id))),
                ["range"] = PositionCharts.Numbers([Math.Max(rows.Count, 1) - 0.5, -0.5]),
                ["automargin"] = true,
                ["gridcolor"] = "#f0f2f4",
                ["zeroline"] = false,
            },
            ["legend"] = new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = arabic ? 1 : 0, ["xanchor"] = arabic ? "right" : "left" },
        };
        var title = rows.Count == 0 ? PositionCharts.Words(options, "Found in no text", "لم يرد في أي نص") : PositionCharts.Words(options, $"Where the words stand in {rows.Count} texts", $"مواضع الألفاظ في {rows.Count} نصا");
        return Figure.Of(options.Title ?? title, 190 + (Math.Max(rows.Count, 1) * 24), options, traces, layout);
    }

    /// <summary>Where a term stands in the texts.</summary>
    public static Figure XRay(this Concordance concordance, int documents = 30, ChartOptions? options = null) => new[] { concordance }.XRay(documents, options);

    private static JsonObject Axis(string title, ChartOptions options) => new()
    {
        ["title"] = new JsonObject { ["text"] = title, ["standoff"] = 12 },
        ["range"] = PositionCharts.Numbers([-0.04, 1.04]),
        ["tickvals"] = PositionCharts.Numbers([0.02, 0.5, 0.98]),
        ["ticktext"] = PositionCharts.Strings(options.Language == ChartLanguage.Arabic ? ["نادر", "متوسط", "متكرر"] : ["rare", "average", "frequent"]),
        ["automargin"] = true,
        ["gridcolor"] = "#eaeef2",
        ["zeroline"] = false,
    };

    // Ranks of frequencies from 0 to 1. Terms of equal frequency lie side by side, ordered by the other frequency and by spelling, in a stretch that grows with the square root of their number.
    private static double[] Ranks(List<KeynessRow> rows, Func<KeynessRow, long> count, Func<KeynessRow, long> other, bool isReversed)
    {
        var ranks = new double[rows.Count];
        var levels = Enumerable.Range(0, rows.Count).GroupBy(i => count(rows[i])).OrderBy(g => g.Key).ToList();
        var whole = levels.Sum(g => Math.Sqrt(g.Count()));
        var below = 0.0;
        foreach (var level in levels)
        {
            var tied = level.OrderBy(i => other(rows[i])).ThenBy(i => isReversed ? -rows[i].Term.Length : 0).ThenBy(i => rows[i].Term, StringComparer.Ordinal).ToList();
            var width = Math.Sqrt(tied.Count);
            for (var k = 0; k < tied.Count; k++)
                ranks[tied[k]] = (below + (width * (k + 0.5) / tied.Count)) / whole;
            below += width;
        }

        return ranks;
    }

    private static JsonArray Passages(IEnumerable<Document> documents, List<KeynessRow> rows, string[] labels, KeynessTable keyness, ChartOptions options)
    {
        var texts = documents.Take(MostDocumentsForPassages).ToList();
        var passages = new JsonArray();
        for (var i = 0; i < rows.Count; i++)
        {
            if (labels[i].Length == 0)
            {
                passages.Add(null);
                continue;
            }

            var window = new ConcordanceOptions { Window = 12 };
            var lines = Concordance.Find(texts.Where(t => t.Group == keyness.Target), rows[i].Term, window).Take(options.Evidence)
                .Concat(Concordance.Find(texts.Where(t => t.Group != keyness.Target && (keyness.Reference is null || t.Group == keyness.Reference)), rows[i].Term, window).Take(options.Evidence));
            passages.Add(new JsonArray([.. lines.Select(l => (JsonNode?)PositionCharts.Strings([l.Group, l.Document, l.BeforeText, l.NodeText, l.AfterText]))]));
        }

        return passages;
    }
}
