using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>Charts of positions: where each actor stands on each issue. Scores run from -1 (against, orange) to +1 (in favour, blue); the colours are told apart by colour-blind readers.</summary>
public static class PositionCharts
{
    /// <summary>Opacity of positions of one article or of few statements; ink stays readable on it, whatever the colour and the page.</summary>
    private const double Pale = 0.35;

    /// <summary>The width of the outline of a pale bar, in pixels.</summary>
    private const double Outline = 1.5;

    /// <summary>Characters in a line of a name beside a bar.</summary>
    private const int NameWidth = 46;

    /// <summary>Pixels from the plot to the note above it, which leaves room for a legend.</summary>
    private const int NoteAbove = 26;

    private const int NoteHeight = 18;
    private const int NoteWidth = 84;

    /// <summary>Lines of the names of issues for which the height has room anyway.</summary>
    private const int UsualLines = 3;

    private const int MostIntervals = 60;

    /// <summary>
    /// Actors by issues: the colour is the mean score, the number in a cell counts its statements, an empty cell has none. A cell of one article or of fewer than five statements is pale and marked (3°). The
    /// hover text shows the interval and evidence.
    /// </summary>
    /// <param name="positions">The positions to draw.</param>
    /// <param name="actors">Which actors, in this order from the top; all of <paramref name="positions"/> when empty.</param>
    /// <param name="options">Title, language and evidence.</param>
    /// <exception cref="ArgumentException">There is no such actor; the message suggests one.</exception>
    public static Figure Heatmap(this PositionList positions, IReadOnlyList<string>? actors = null, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(positions);
        options ??= new ChartOptions();
        var topic = positions.Topic;
        if (actors is not null)
            _ = positions.By([.. actors]);
        var rows = actors is { Count: > 0 } ? actors : [.. positions.GroupBy(p => p.Actor).OrderByDescending(g => g.Sum(p => p.Count)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];
        var columns = topic.Issues.Where(i => positions.Any(p => p.Issue == i.Id && rows.Contains(p.Actor))).ToList();
        var arabic = options.Language == ChartLanguage.Arabic;

        // Many English names side by side would overlap on a narrow page, so tilt them.
        var isTilted = columns.Count > 9 && !arabic;
        var cells = rows.Select(actor => columns.Select(issue => positions.Find(actor, issue.Id)).ToList()).ToList();
        var scale = new JsonArray([.. SideColours.Scale.Select(s => (JsonNode?)Stop(s.At, s.Colour))]);
        var issues = columns.ConvertAll(i => IssueLabel(topic, i.Id, options));
        var names = rows.Select(a => PositionLabels.Text("n", options.Language, ActorLabel(topic, a, options), positions.Where(p => p.Actor == a).Sum(p => p.Count))).ToList();
        var (issueWidth, nameWidth) = (isTilted ? 24 : columns.Count > 6 ? 11 : 16, ChartText.Width(names, 24));
        var (x, y) = (Labels(issues, issueWidth), Labels(names, nameWidth));
        JsonObject Trace(bool small) => new()
        {
            ["x"] = x.DeepClone(),
            ["y"] = y.DeepClone(),
            ["z"] = Each(p => p.IsSmall == small ? JsonValue.Create(Math.Round(p.Mean, 4)) : null, null),
            ["text"] = Each(p => PositionLabels.Count(p, options.Language), ""),
            ["customdata"] = Each(p => Hover(p, topic, options), ""),
            ["hovertemplate"] = "%{customdata}<extra></extra>",
            ["hoverongaps"] = false,
            ["zmin"] = -1,
            ["zmax"] = 1,
            ["xgap"] = 3,
            ["ygap"] = 3,
            ["colorscale"] = scale.DeepClone(),
        };
        JsonArray Each(Func<Position, JsonNode?> of, JsonNode? empty) => new([.. cells.Select(row => (JsonNode?)new JsonArray([.. row.Select(p => p is null ? empty?.DeepClone() : of(p))]))]);
        var traces = new List<(string, JsonObject)>();
        var hasSmall = cells.Any(row => row.Any(p => p is { IsSmall: true }));
        if (hasSmall)
            traces.Add(("heatmap", Trace(true).With("opacity", Pale).With("showscale", false)));
        traces.Add(("heatmap", Trace(false).With("colorbar", new JsonObject { ["title"] = new JsonObject { ["text"] = arabic ? ChartText.Label("متوسط الموقف") : "mean score", ["side"] = "right" }, ["tickvals"] = new JsonArray(-1, 0, 1), ["ticktext"] = arabic ? new JsonArray("ضد", "0", "مع") : new JsonArray("against", "0", "for"), ["thickness"] = 14, ["len"] = 0.8, ["x"] = arabic ? -0.02 : 1.02, ["xanchor"] = arabic ? "right" : "left" })));
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["autorange"] = arabic ? "reversed" : "true", ["side"] = "bottom", ["tickangle"] = isTilted ? -35 : 0, ["automargin"] = true, ["ticks"] = "", ["showgrid"] = false, ["zeroline"] = false, ["tickfont"] = new JsonObject { ["size"] = 12 } },
            ["yaxis"] = new JsonObject { ["side"] = arabic ? "right" : "left", ["autorange"] = "reversed", ["automargin"] = true, ["ticks"] = "", ["showgrid"] = false, ["zeroline"] = false },
            ["annotations"] = CellTexts(x, y, (row, column) => cells[row][column] is { IsSmall: false } p ? (PositionLabels.Count(p, options.Language), p.Mean) : ("", 0), scale, -1, 1),
        };
        var annotations = layout["annotations"]!.AsArray();
        for (var row = 0; row < cells.Count; row++)
        {
            // The pale cells let the page shine through, so their texts have its colour.
            for (var column = 0; column < columns.Count; column++)
            {
                if (cells[row][column] is { IsSmall: true } p)
                    annotations.Add(new JsonObject { ["x"] = x[column]!.DeepClone(), ["y"] = y[row]!.DeepClone(), ["text"] = ChartText.Label(PositionLabels.Count(p, options.Language)), ["showarrow"] = false, ["font"] = new JsonObject { ["color"] = InkColour } });
            }
        }

        layout["shapes"] = CellOutlines(cells.Count, columns.Count, (row, column) => cells[row][column] is not null);
        var height = 190 + (rows.Count * RowHeight(44, ChartText.MostLines(names, nameWidth))) + (Math.Max(0, ChartText.MostLines(issues, issueWidth) - UsualLines) * LineHeight) + AddNote(layout, PositionLabels.Notes(positions, options.Language), options);
        return Figure.Of(options.Title ?? Words(options, $"Positions on {FigureNumerals.Kept(topic.English, options)}: actors by issues", $"المواقف من {FigureNumerals.Kept(topic.Arabic, options)}: الأطراف والقضايا"), height, options, traces, layout, below: ChartText.MostLines(issues, issueWidth) * LineHeight);
    }

    /// <summary>
    /// Statements against (left, in an Arabic chart right), both ways, and in favour (right) per actor, for one issue or for all issues of one actor, each statement once. Bars of one article or of fewer than five statements are pale, with an outline, and marked (°).
    /// </summary>
    /// <param name="positions">The positions to draw: of one issue, or of one actor.</param>
    /// <param name="options">Title, language and evidence.</param>
    public static Figure DivergingBars(this PositionList positions, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(positions);
        options ??= new ChartOptions();
        var topic = positions.Topic;
        var oneActor = positions.Select(p => p.Actor).Distinct().Count() == 1;
        var oneIssue = positions.Select(p => p.Issue).Distinct().Count() == 1;
        var rows = positions.OrderBy(p => p.Mean).ThenBy(p => p.Actor, StringComparer.Ordinal).Take(60).ToList();
        var names = rows.ConvertAll(p => (oneActor ? IssueLabel(topic, p.Issue, options) : oneIssue ? ActorLabel(topic, p.Actor, options) : $"{ActorLabel(topic, p.Actor, options)}: {IssueLabel(topic, p.Issue, options)}") + (p.IsSmall ? " " + PositionLabels.Text("small_mark", options.Language) : ""));
        names = [.. names.Zip(rows, (name, p) => PositionLabels.Text("n", options.Language, name, p.Count))];
        var labels = Labels(names, NameWidth);
        JsonObject Bar(string name, string colour, Func<Position, int> count, int sign, bool isSmall)
        {
            return new JsonObject
            {
                ["name"] = name,
                ["legendgroup"] = name,
                ["showlegend"] = !isSmall,
                ["orientation"] = "h",
                ["y"] = labels.DeepClone(),
                ["x"] = Numbers(rows.Select(p => p.IsSmall == isSmall ? sign * count(p) : double.NaN)),
                ["customdata"] = Strings(rows.Select(p => Hover(p, topic, options))),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
                ["marker"] = isSmall ? PaleMarker(colour, Pale, Outline) : new JsonObject { ["color"] = colour },
            };
        }

        // Bars of one colour are two traces, of which the legend shows the full one.
        bool[] sizes = rows.Exists(p => p.IsSmall) ? [false, true] : [false];
        IEnumerable<(string, JsonObject)> Side(string name, string colour, Func<Position, int> count, int sign) => sizes.Select(isSmall => ("bar", Bar(name, colour, count, sign, isSmall)));
        var most = Math.Max(1, rows.Count == 0 ? 1 : rows.Max(p => Math.Max(p.Support + p.Mixed, p.Oppose)));
        var (reach, isArabic) = ((most * 1.08) + 0.2, options.Language == ChartLanguage.Arabic);
        var step = Math.Max(1, (int)Math.Ceiling(most / 5.0));
        var ticks = Enumerable.Range(-(most / step) - 1, (2 * ((most / step) + 1)) + 1).Select(i => i * step).ToList();
        var layout = new JsonObject
        {
            ["barmode"] = "relative",
            ["xaxis"] = new JsonObject
            {
                ["title"] = new JsonObject { ["text"] = Words(options, "statements against | in favour", ChartText.Label("تصريحات معارضة | مؤيدة")) },
                ["tickvals"] = Numbers(ticks.Select(t => (double)t)),
                ["ticktext"] = Strings(ticks.Select(t => Math.Abs(t).ToString(CultureInfo.InvariantCulture))),
                ["range"] = Numbers(isArabic ? [reach, -reach] : [-reach, reach]),
                ["zeroline"] = true,
            },
            ["yaxis"] = new JsonObject { ["automargin"] = true, ["side"] = isArabic ? "right" : "left" },
            ["legend"] = Legend(options),
            ["bargap"] = 0.3,
        };
        var height = 190 + (rows.Count * RowHeight(30, ChartText.MostLines(names, NameWidth))) + AddNote(layout, PositionLabels.Notes(positions, options.Language), options);
        var title = options.Title ?? Words(options, $"Statements for and against, {FigureNumerals.Kept(topic.English, options)}", $"تصريحات مؤيدة ومعارضة، {FigureNumerals.Kept(topic.Arabic, options)}");
        return Figure.Of(title, height, options, [.. Side(Words(options, "against", "ضد"), SideColours.Against, p => p.Oppose, -1), .. Side(Words(options, "both ways", "في الاتجاهين"), SideColours.Mixed, p => p.Mixed, 1), .. Side(Words(options, "in favour", "مع"), SideColours.For, p => p.Support, 1)], layout);
    }

    /// <summary>
    /// Scores over time: one point per statement (a statement of several papers once, at its first report), one line per actor with the mean of each month, weighted by the probability of its readings. Months of one
    /// article or of fewer than five statements are hollow.
    /// </summary>
    /// <param name="stances">The stances to draw, of one issue.</param>
    /// <param name="topic">The topic that names actors and issues.</param>
    /// <param name="options">Title, language and evidence.</param>
    public static Figure Timeline(this IEnumerable<Stance> stances, Topic topic, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        options ??= new ChartOptions();
        var weights = new ReadingWeights(new PositionOptions().Turned);
        var dated = PositionStatement.Of(stances.Where(s => s.Actor is not null && s.Statement.Article.Published is not null)).Take(options.Limit).ToList();
        var traces = new List<(string, JsonObject)>();
        var colour = 0;
        var hasSmall = false;
        foreach (var actor in dated.GroupBy(s => s.Stance.Actor!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(SeriesColours.Length))
        {
            var label = ChartText.Wrap(ActorLabel(topic, actor.Key, options), LegendWidth);
            var line = SeriesColours[colour++];
            var months = actor.GroupBy(s => new DateOnly(DayOf(s).Year, DayOf(s).Month, 1)).OrderBy(g => g.Key)
                .Select(g => (First: g.Key, Mean: weights.Mean(g), Count: g.Count() + (Position.IsTooLittle([.. g]) ? PositionLabels.Text("small_mark", options.Language) : ""), IsSmall: Position.IsTooLittle([.. g]))).ToList();
            hasSmall |= months.Any(m => m.IsSmall);
            traces.Add(("scatter", new JsonObject
            {
                ["name"] = ChartText.Wrap(PositionLabels.Text("n", options.Language, ActorLabel(topic, actor.Key, options), actor.Count()), LegendWidth),
                ["legendgroup"] = actor.Key,
                ["mode"] = "lines+markers",
                ["x"] = Strings(months.Select(m => m.First.AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
                ["y"] = Numbers(months.Select(m => Math.Round(m.Mean, 4))),
                ["line"] = new JsonObject { ["color"] = line, ["width"] = 2.5 },
                ["marker"] = new JsonObject { ["size"] = 8, ["symbol"] = Strings(months.Select(m => m.IsSmall ? "circle-open" : "circle")) },
                ["customdata"] = Strings(months.Select(m => PositionLabels.Text("month", options.Language, label, m.First.ToString("yyyy-MM", CultureInfo.InvariantCulture), PositionLabels.Score(m.Mean, options.Language), m.Count))),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
            }));
            traces.Add(("scatter", new JsonObject
            {
                ["name"] = label,
                ["legendgroup"] = actor.Key,
                ["showlegend"] = false,
                ["mode"] = "markers",
                ["x"] = Strings(actor.Select(s => DayOf(s).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
                ["y"] = Numbers(actor.Select(s => s.Stance.Score)),
                ["marker"] = PaleMarker(line, 0.3, 1).With("size", 6),
                ["customdata"] = Strings(actor.Select(s => $"<b>{label}</b> {DayOf(s):yyyy-MM-dd}{Spread(s, options)}<br>{ChartText.Wrap(FigureNumerals.Kept(s.Stance.Statement.ContentText, options), 70, 4)}")),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
            }));
        }

        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["type"] = "date", ["hoverformat"] = "%Y-%m-%d" },
            ["yaxis"] = new JsonObject { ["range"] = Numbers([-1.1, 1.1]), ["tickvals"] = Numbers([-1, -0.5, 0, 0.5, 1]), ["ticktext"] = new JsonArray(Words(options, "against", "ضد"), "-0.5", "0", "0.5", Words(options, "in favour", "مع")), ["zeroline"] = true, ["automargin"] = true, ["side"] = options.Language == ChartLanguage.Arabic ? "right" : "left" },
            ["legend"] = Legend(options),
        };
        // Plotly's months have English names.
        if (options.Language == ChartLanguage.Arabic)
            layout["xaxis"]!["tickformat"] = "%Y-%m";
        var height = 430 + AddNote(layout, hasSmall ? PositionLabels.Text("hollow", options.Language) : null, options);
        return Figure.Of(options.Title ?? Words(options, "Positions over time", "المواقف عبر الزمن"), height, options, traces, layout);
    }

    /// <summary>
    /// Means and intervals of positions as read, grey, and under each as corrected by a checked sample. A corrected mean that shares its correction with others is hollow (*); one of which too little was checked is not drawn.
    /// </summary>
    /// <param name="positions">The corrected positions, at most 60 of which are drawn: those of most statements as read.</param>
    /// <param name="options">Title and language.</param>
    public static Figure Intervals(this CorrectedPositionList positions, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(positions);
        options ??= new ChartOptions();
        var topic = positions.Topic;
        var isArabic = options.Language == ChartLanguage.Arabic;
        var drawn = positions.Where(p => p.Pool != CorrectionPool.Nothing).OrderByDescending(p => p.Read?.Count ?? 0).Take(MostIntervals).ToHashSet();
        var rows = positions.Where(drawn.Contains).ToList();
        if (rows.Count == 0)
            return Empty(options.Title ?? Words(options, "Corrected positions", "مواقف مصحَّحة"), Words(options, "Too little was checked.", "ما رُوجع قليل جداً."), options);
        var (oneActor, oneIssue) = (rows.DistinctBy(p => p.Actor).Count() == 1, rows.DistinctBy(p => p.Issue).Count() == 1);
        var labels = rows.Select(p => ChartText.Wrap(PositionLabels.Text("n_checked", options.Language, (oneActor ? IssueLabel(topic, p.Issue, options) : oneIssue ? ActorLabel(topic, p.Actor, options) : $"{ActorLabel(topic, p.Actor, options)}: {IssueLabel(topic, p.Issue, options)}")
            + (p.IsPooled ? " " + PositionLabels.Text("pooled_mark", options.Language) : ""), p.Read?.Count ?? 0, p.Checked), 46, 2));
        JsonObject Trace(string name, string colour, double above, Func<CorrectedPosition, (double Mean, double Low, double High)?> of)
        {
            var known = rows.Select((p, i) => (Row: i, Position: p, Values: of(p))).Where(r => r.Values is not null).ToList();
            return new JsonObject
            {
                ["name"] = name,
                ["mode"] = "markers",
                ["x"] = Numbers(known.Select(r => Math.Round(r.Values!.Value.Mean, 4))),
                ["y"] = Numbers(known.Select(r => r.Row + above)),
                ["error_x"] = new JsonObject
                {
                    ["type"] = "data",
                    ["symmetric"] = false,
                    ["array"] = Numbers(known.Select(r => Math.Round(r.Values!.Value.High - r.Values.Value.Mean, 4))),
                    ["arrayminus"] = Numbers(known.Select(r => Math.Round(r.Values!.Value.Mean - r.Values.Value.Low, 4))),
                    ["color"] = colour,
                    ["thickness"] = 2,
                    ["width"] = 4,
                },
                ["marker"] = new JsonObject { ["color"] = colour, ["size"] = 9, ["symbol"] = Strings(known.Select(r => above > 0 && r.Position.IsPooled ? "circle-open" : "circle")) },
                ["customdata"] = Strings(known.Select(r => HoverOf(r.Position, topic, options))),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
            };
        }

        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["range"] = Numbers(isArabic ? [1.05, -1.05] : [-1.05, 1.05]), ["tickvals"] = Numbers([-1, -0.5, 0, 0.5, 1]), ["ticktext"] = new JsonArray(Words(options, "against", "ضد"), "-0.5", "0", "0.5", Words(options, "in favour", "مع")), ["zeroline"] = true },
            ["yaxis"] = new JsonObject { ["tickvals"] = Numbers(Enumerable.Range(0, rows.Count).Select(i => (double)i)), ["ticktext"] = Strings(labels), ["range"] = Numbers([rows.Count - 0.5, -0.5]), ["automargin"] = true, ["zeroline"] = false, ["side"] = isArabic ? "right" : "left" },
            ["legend"] = Legend(options),
        };
        var note = rows.Any(p => p.IsPooled) ? Words(options, "* and hollow: correction shared with other small positions", "* وعلامة مفرغة: تصحيح مشترك مع مواقف صغيرة أخرى") : null;
        var height = 190 + (rows.Count * 44) + AddNote(layout, note, options);
        return Figure.Of(
            options.Title ?? Words(options, $"Positions as read and as corrected, {FigureNumerals.Kept(topic.English, options)}", $"المواقف كما قُرئت وكما صُحِّحت، {FigureNumerals.Kept(topic.Arabic, options)}"), height, options,
            [
                ("scatter", Trace(Words(options, "as read", "كما قُرئت"), SideColours.Mixed, -0.15, p => p.Read is { } read ? (read.Mean, read.Low, read.High) : null)),
                ("scatter", Trace(Words(options, "corrected", "مصحَّحة"), PointColour, 0.15, p => (p.Mean.Value, p.Mean.Low, p.Mean.High))),
            ],
            layout);
    }

    private static string HoverOf(CorrectedPosition position, Topic topic, ChartOptions options)
    {
        var language = options.Language;
        var lines = new List<string> { $"<b>{ChartText.Label(ActorLabel(topic, position.Actor, options))}</b> {ChartText.Label(IssueLabel(topic, position.Issue, options))}: {ChartText.Label(position.Standing.Label(language))}" };
        if (position.Read is { } read)
            lines.Add(ChartText.Label($"{Words(options, "as read", "كما قُرئت")}: {PositionLabels.Text("mean_interval", language, PositionLabels.Score(read.Mean, language), PositionLabels.Interval(read, language))}"));
        lines.Add(ChartText.Label($"{Words(options, "corrected", "مصحَّحة")}: {PositionLabels.Text("mean_interval", language, PositionLabels.Corrected(position, language), PositionLabels.CorrectedInterval(position, language))}"));
        lines.Add(ChartText.Label(Words(options, $"checked: {position.Checked} in {position.CheckedArticles} articles", $"رُوجع: {position.Checked} في {position.CheckedArticles} من المقالات")));
        return string.Join("<br>", lines);
    }

    private static DateOnly DayOf(PositionStatement statement) => statement.Origin.Published!.Value;

    // In how many papers a statement stands, and whether a person has judged it.
    private static string Spread(PositionStatement statement, ChartOptions options)
    {
        string?[] notes = [PositionLabels.Spread(statement, options.Language), PositionLabels.Origin(statement, options.Language)];
        return string.Concat(notes.OfType<string>().Select(note => $" ({ChartText.Label(note)})"));
    }

    // A line above the chart, on positions that are small or left out. Gives the pixels that it adds to the height.
    private static int AddNote(JsonObject layout, string? text, ChartOptions options)
    {
        if (text is null)
            return 0;
        var isArabic = options.Language == ChartLanguage.Arabic;
        var added = NoteHeight * ChartText.Lines(text, NoteWidth).Count;
        var note = new JsonObject
        {
            ["name"] = AboveChart,
            ["text"] = ChartText.Wrap(text, NoteWidth),
            ["align"] = isArabic ? "right" : "left",
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = isArabic ? 1 : 0,
            ["y"] = 1,
            ["xanchor"] = isArabic ? "right" : "left",
            ["yanchor"] = "bottom",
            ["yshift"] = NoteAbove,
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 11, ["color"] = LineColour },
        };
        if (layout["annotations"] is JsonArray annotations)
            annotations.Add(note);
        else
            layout["annotations"] = new JsonArray(note);
        layout["margin"] = new JsonObject { ["t"] = 96 + added, ["r"] = 30, ["b"] = 70, ["l"] = 60 };
        return added;
    }

    private static string Hover(Position position, Topic topic, ChartOptions options)
    {
        var language = options.Language;
        var mean = PositionLabels.Score(position.Mean, language);
        string[] lines =
        [
            position.IsOfOneArticle ? PositionLabels.Text("mean", language, mean) : PositionLabels.Text("mean_interval", language, mean, PositionLabels.Interval(position, language)),
            PositionLabels.Text("counts", language, position.Support, position.Oppose, position.Mixed, position.Right.ToString("0.#", CultureInfo.InvariantCulture), PositionLabels.Count(position, language)),
            PositionLabels.Text("places", language, position.Articles, position.Papers),
            .. position.Judged > 0 ? [PositionLabels.Text("judged", language, position.Judged)] : Array.Empty<string>(),
        ];
        var text = new StringBuilder();
        text.Append(ChartText.Heading(ActorLabel(topic, position.Actor, options))).Append(' ').Append(ChartText.Wrap(IssueLabel(topic, position.Issue, options), 60))
            .Append(": ").Append(ChartText.Label(position.Standing.Label(language)));
        foreach (var line in lines)
            text.Append("<br>").Append(ChartText.Wrap(line, 90));
        foreach (var statement in position.Statements.Take(options.Evidence))
            text.Append("<br><br>").Append(ChartText.Wrap(FigureNumerals.Kept(statement.Stance.Statement.ContentText, options), 70, 3)).Append(Spread(statement, options));
        if (position.Count > options.Evidence)
            text.Append("<br>").Append(ChartText.Label(PositionLabels.Text("more", language, position.Count - options.Evidence)));
        return text.ToString();
    }

    private static string ActorLabel(Topic topic, string actor, ChartOptions options) =>
        FigureNumerals.Kept(options.Language == ChartLanguage.Arabic ? topic.ActorArabicLabel(actor) : topic.ActorLabel(actor), options);

    private static string IssueLabel(Topic topic, string issue, ChartOptions options) =>
        FigureNumerals.Kept(options.Language == ChartLanguage.Arabic ? topic.IssueArabicLabel(issue) : topic.IssueLabel(issue), options);
}
