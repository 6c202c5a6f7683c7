using System.Globalization;
using System.Net;

namespace AnalysisKit;

/// <summary>How right the kit's readings are, as measured on annotated articles that nothing was fitted to (<c>Positions/reliability.yml</c>). Immutable.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ReadingReliability
{
    private static readonly string[] Columns = ["measure", "precision", "recall", "f1"];
    private static readonly Lazy<Figures> Kit = new(() => Figures.Read(YamlEntry.Embedded("Positions/reliability.yml")));

    /// <summary>The figures for topics that nothing of the kit was fitted to, which hold for every topic that has none of its own.</summary>
    public static ReadingReliability Unseen => Kit.Value.Unseen;

    /// <summary>The topic; null where the figures are those of <see cref="Unseen"/>.</summary>
    public Topic? Topic { get; private init; }

    /// <summary>Number of annotated articles.</summary>
    public required int Articles { get; init; }

    /// <summary>Statements found, whoever speaks.</summary>
    public required MeasuredFigures Statements { get; init; }

    /// <summary>Statements with the right speaker.</summary>
    public required MeasuredFigures Attribution { get; init; }

    /// <summary>Who is for or against what, per article.</summary>
    public required MeasuredFigures Triples { get; init; }

    /// <summary>Share of right sides where kit and reader both see a stance of an actor on an issue; null where it was not measured.</summary>
    public double? Polarity { get; init; }

    /// <summary>Expected calibration error of the confidence of statements; null where it was not measured.</summary>
    public double? StatementCalibration { get; init; }

    /// <summary>Expected calibration error of the confidence of stances; null where it was not measured.</summary>
    public double? StanceCalibration { get; init; }

    /// <summary>Share of the wrong triples whose side is turned round: with precision P and polarity A it is P (1/A - 1) / (1 - P), in [0, 1]. 0 where nothing was measured or all is right.</summary>
    public double Turned => (Triples.Precision, Polarity) is ( > 0 and < 1 and { } precision, > 0 and { } polarity) ? Math.Clamp(precision * ((1 / polarity) - 1) / (1 - precision), 0, 1) : 0;

    /// <summary>The figures for a topic; those of <see cref="Unseen"/> where the kit has none for it.</summary>
    public static ReadingReliability Of(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        return Kit.Value.Topics.TryGetValue(topic.Id, out var figures) ? figures with { Topic = topic } : Unseen;
    }

    /// <summary>One sentence on what the figures mean for a chart: of ten cells of one reading each, how many are right.</summary>
    public string Meaning(ChartLanguage language = ChartLanguage.English) => Meaning(new DisplayWording(language));

    /// <summary>The sentence with digits.</summary>
    internal string Meaning(DisplayWording wording) =>
        PositionLabels.Text("meaning", wording, Math.Round(10 * (Triples.Precision ?? Unseen.Triples.Precision ?? 0)), Name(wording));

    /// <summary>A table of the figures for the topic and for topics never seen, with what they mean and how they were measured.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    public string ToHtml(ChartLanguage language) => ToHtml(new DisplayWording(language));

    /// <summary>The table in a language and digits.</summary>
    internal string ToHtml(DisplayWording wording) => ToTable(wording, PositionLabels.Text("reliability", wording));

    /// <summary>The table in a language with a caption of its own, or none.</summary>
    internal string ToTable(DisplayWording wording, string? caption = null)
    {
        var table = new HtmlTable([.. Columns.Select(id => PositionLabels.Text(id, wording))], caption) { Wording = wording };
        foreach (var figures in Topic is null ? [Unseen] : new[] { this, Unseen })
            figures.AddTo(table, wording);
        return $"<div{(wording.IsArabic ? " dir=\"rtl\" lang=\"ar\"" : "")}>{table.ToHtml()}{Paragraph(Meaning(wording))}{Paragraph(wording.Digits(wording.IsArabic ? Kit.Value.MeasuredArabic : Kit.Value.MeasuredEnglish))}</div>";
    }

    /// <inheritdoc/>
    public override string ToString() => Meaning(DisplayWording.Usual);

    private void AddTo(HtmlTable table, DisplayWording wording)
    {
        table.Add(new HtmlTable.Markup($"<strong>{WebUtility.HtmlEncode(PositionLabels.Text("known", wording, Name(wording), Articles))}</strong>"), "", "", "");
        foreach (var (id, three) in new[] { ("statements", Statements), ("attribution", Attribution), ("triples", Triples) })
            table.Add(PositionLabels.Text(id, wording), Shown(three.Precision, wording), Shown(three.Recall, wording), Shown(three.F1, wording));
        foreach (var (id, one) in new[] { ("polarity", Polarity), ("statement_calibration", StatementCalibration), ("stance_calibration", StanceCalibration) })
        {
            if (one is not null)
                table.Add($"{PositionLabels.Text(id, wording)}: {Shown(one, wording)}", "", "", "");
        }
    }

    private static string Shown(double? value, DisplayWording wording) => value is { } number ? wording.Number(number, "0.00") : "\u2013";

    private static string Paragraph(string text) => $"<p style=\"margin:.2em 0\">{WebUtility.HtmlEncode(text)}</p>";

    private string Name(DisplayWording wording) => Topic is null ? PositionLabels.Text("unseen", wording) : wording.IsArabic ? Topic.Arabic : Topic.English;

    /// <summary>The content of <c>reliability.yml</c>.</summary>
    private sealed record Figures(ReadingReliability Unseen, Dictionary<string, ReadingReliability> Topics, string MeasuredEnglish, string MeasuredArabic)
    {
        public static Figures Read(YamlEntry file)
        {
            var map = file.Map("measured", "unseen", "topics");
            var measured = map["measured"].Map("en", "ar");
            return new Figures(Of(map["unseen"]), map["topics"].List().ToDictionary(e => e.Map()["id"].Text(), Of, StringComparer.Ordinal), measured["en"].Text(), measured["ar"].Text());
        }

        private static ReadingReliability Of(YamlEntry entry)
        {
            var map = entry.Map("id", "articles", "statements", "attribution", "triples", "polarity", "calibration");
            var calibration = map.TryGetValue("calibration", out var errors) ? errors.Map("statements", "stances") : null;
            return new ReadingReliability
            {
                Articles = (int)map["articles"].Number(1, int.MaxValue),
                Statements = Three(map["statements"]),
                Attribution = Three(map["attribution"]),
                Triples = Three(map["triples"]),
                Polarity = Share(map, "polarity"),
                StatementCalibration = Share(calibration, "statements"),
                StanceCalibration = Share(calibration, "stances"),
            };
        }

        private static MeasuredFigures Three(YamlEntry entry)
        {
            var map = entry.Map("precision", "recall", "f1");
            return new MeasuredFigures(Share(map, "precision"), Share(map, "recall"), Share(map, "f1"));
        }

        private static double? Share(IReadOnlyDictionary<string, YamlEntry>? map, string name) => map is not null && map.TryGetValue(name, out var entry) ? entry.Number(0, 1) : null;
    }
}
