using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts of the positions of terms in texts.</summary>
public static class DispersionCharts
{
    private const int ContextWidth = 70;
    private const int NameWidth = 34;

    /// <summary>
    /// Where terms stand in the texts (an x-ray, or lexical dispersion plot): one row per document and concordance, with a stroke for each occurrence at its position between the first and last token of the document.
    /// The hover text shows the concordance line.
    /// </summary>
    /// <param name="concordances">The concordances, at most eight.</param>
    /// <param name="documents">Number of documents to draw: those with most occurrences, the first of them on top.</param>
    /// <param name="options">Title, language and the most strokes; in Arabic a text begins at the right.</param>
    /// <exception cref="ArgumentException">There is no concordance, or there are more than eight.</exception>
    public static Figure XRay(this IReadOnlyList<Concordance> concordances, int documents = 30, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(concordances);
        CheckNumber(concordances.Count, nameof(concordances));
        var rows = concordances
            .SelectMany((c, term) => c.Select(line => new Stroke(term, line.FirstToken, line)))
            .GroupBy(s => s.Line.Document)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Row(g.Key, g.First().Line.DocumentTokens, [.. g]))
            .ToList();
        return Draw([.. concordances.Select(c => c.Pattern)], rows, documents, options ?? new ChartOptions());
    }

    /// <summary>Where a term stands in the texts.</summary>
    public static Figure XRay(this Concordance concordance, int documents = 30, ChartOptions? options = null) => new[] { concordance }.XRay(documents, options);

    /// <summary>Where terms stand in what each group says: one row per group and term, with the documents of a group one after the other.</summary>
    /// <param name="documents">The documents, in the order in which to draw them; read once.</param>
    /// <param name="terms">The terms to find, at most eight.</param>
    /// <param name="groups">Number of groups to draw: those with most occurrences, in the order in which they were read.</param>
    /// <param name="options">Title, language and the most strokes; in Arabic a text begins at the right.</param>
    /// <exception cref="ArgumentException">There is no term, or there are more than eight.</exception>
    public static Figure XRayByGroup(this IEnumerable<Document> documents, IReadOnlyList<TermPattern> terms, int groups = 30, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(terms);
        CheckNumber(terms.Count, nameof(terms));
        var rows = new Dictionary<string, Row>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var document in documents)
        {
            if (!rows.TryGetValue(document.Group, out var row))
            {
                row = new Row(document.Group, 0, []);
                order.Add(document.Group);
            }

            Document[] one = [document];
            for (var term = 0; term < terms.Count; term++)
                row.Strokes.AddRange(Concordance.Find(one, terms[term]).Select(line => new Stroke(term, row.Tokens + line.FirstToken, line)));
            rows[document.Group] = row with { Tokens = row.Tokens + Tokens(document) };
        }

        var kept = order.OrderByDescending(g => rows[g].Strokes.Count).Take(groups).ToHashSet();
        return Draw([.. terms.Select(t => t.Text)], [.. order.Where(kept.Contains).Concat(order.Where(g => !kept.Contains(g))).Select(g => rows[g]).Where(r => r.Strokes.Count > 0)], groups, options ?? new ChartOptions());
    }

    private static Figure Draw(string[] terms, List<Row> rows, int most, ChartOptions options)
    {
        var shown = rows.Take(most).ToList();
        if (shown.Count == 0)
            return Empty(options.Title ?? Words(options, "Found in no text", "لم يرد في أي نص"), Words(options, "None of the words occurs.", "لم ترد أي من هذه الكلمات."), options);
        var strokes = shown.SelectMany((row, at) => row.Strokes.Select(s => (Row: row, At: at, Stroke: s))).Take(options.Limit).ToList();
        var traces = terms.Select((name, term) =>
        {
            var own = strokes.Where(s => s.Stroke.Term == term).ToList();
            return ("scatter", new JsonObject
            {
                ["name"] = $"{ChartText.Wrap(FigureNumerals.Kept(name, options), LegendWidth)} ({rows.Sum(r => r.Strokes.Count(s => s.Term == term))})",
                ["mode"] = "markers",
                ["showlegend"] = true,
                ["x"] = Numbers(own.Select(s => Math.Round(100 * (s.Stroke.Token - 0.5) / Math.Max(1, s.Row.Tokens), 3))),
                ["y"] = Numbers(own.Select(s => Lane(s.At, term, terms.Length))),
                ["marker"] = new JsonObject { ["symbol"] = "line-ns", ["size"] = 11, ["color"] = SeriesColours[term], ["line"] = new JsonObject { ["width"] = 2.5, ["color"] = SeriesColours[term] } },
                ["customdata"] = Strings(own.Select(s => Hover(s.Row, s.Stroke, options))),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
                ["hoverlabel"] = new JsonObject { ["align"] = "right" },
            });
        });
        var arabic = options.Language == ChartLanguage.Arabic;
        var names = shown.ConvertAll(r => GroupLabel(options, r.Name));
        var width = ChartText.Width(names, NameWidth);
        var all = rows.Sum(r => r.Strokes.Count);
        var part = strokes.Count < all ? Words(options, $" ({strokes.Count} of {all} occurrences)", $" ({strokes.Count} من {all} موضعا)") : "";
        var layout = new JsonObject
        {
            ["xaxis"] = Axis(Words(options, "place in the text", "الموضع في النص") + part)
                .With("range", arabic ? Numbers([101, -1]) : Numbers([-1, 101])).With("tickvals", Numbers([0, 25, 50, 75, 100]))
                .With("ticktext", arabic ? Strings(["البداية", "25 %", "50 %", "75 %", "النهاية"]) : Strings(["begin", "25 %", "50 %", "75 %", "end"])).With("zeroline", false),
            ["yaxis"] = Axis("")
                .With("side", arabic ? "right" : "left").With("tickvals", Numbers(shown.Select((_, at) => (double)at))).With("ticktext", Labels(names, width))
                .With("range", Numbers([shown.Count - 0.4, -0.6])).With("automargin", true).With("ticks", "").With("showgrid", false).With("zeroline", false),
            ["shapes"] = new JsonArray([.. shown.SelectMany((_, at) => terms.Select((_, term) => (JsonNode)Line(Lane(at, term, terms.Length))))]),
            ["legend"] = Legend(options),
        };
        var title = options.Title ?? Words(options, "Where the words stand", "مواضع الألفاظ في النصوص");
        return Figure.Of(title, 190 + (shown.Count * RowHeight((terms.Length * 15) + 10, ChartText.MostLines(names, width))), options, traces, layout);
    }

    private static string Hover(Row row, Stroke stroke, ChartOptions options)
    {
        var document = row.Name == stroke.Line.Document ? "" : Words(options, ", ", "، ") + ChartText.Wrap(stroke.Line.Document, ContextWidth);
        return $"{ChartText.Wrap(GroupLabel(options, row.Name), ContextWidth)}{document}<br>{ChartText.Passage(FigureNumerals.Kept(stroke.Line.BeforeText, options), FigureNumerals.Kept(stroke.Line.NodeText, options), FigureNumerals.Kept(stroke.Line.AfterText, options), ContextWidth)}";
    }

    private static int Tokens(Document document)
    {
        var (tokens, tokenization) = (0, Tokenization.Arabic);
        foreach (var span in document.Spans)
        {
            var text = document.Text.AsSpan(span.Start, span.Length);
            for (var from = 0; tokenization.TryNext(text, from, out var token); from = token.End)
                tokens += tokenization.Form(text.Slice(token.Start, token.Length)) is null ? 0 : 1;
        }

        return tokens;
    }

    private static void CheckNumber(int count, string name)
    {
        if (count is 0 || count > SeriesColours.Length)
            throw new ArgumentException($"An x-ray shows one to {SeriesColours.Length} terms, not {count}.", name);
    }

    private static double Lane(int row, int term, int lanes) => Math.Round(row - 0.5 + ((term + 1.0) / (lanes + 1)), 4);

    private static JsonObject Line(double y) => new() { ["type"] = "line", ["layer"] = "below", ["x0"] = 0, ["x1"] = 100, ["y0"] = y, ["y1"] = y, ["line"] = new JsonObject { ["color"] = GridColour, ["width"] = 1 } };

    private sealed record Stroke(int Term, int Token, ConcordanceLine Line);

    private sealed record Row(string Name, int Tokens, List<Stroke> Strokes);
}
