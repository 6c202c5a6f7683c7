using System.Text;

namespace AnalysisKit;

/// <summary>What positions say of themselves, in English and Arabic (<c>Positions/labels.yml</c>).</summary>
public static class PositionLabels
{
    private static readonly (Dictionary<(Standing, ChartLanguage), string> Standings, Texts Texts) Words = Load();

    /// <summary>The standing in words for a reader: "for", "unclear".</summary>
    public static string Label(this Standing standing, ChartLanguage language = ChartLanguage.English) => Words.Standings[(standing, language)];

    /// <summary>The text of an id, with values in its places: of positions, or of all tables.</summary>
    internal static string Text(string id, DisplayWording wording, params object[] values) => Words.Texts.Has(id) ? Words.Texts[id, wording, values] : TableLabels.Text(id, wording, values);

    /// <summary>The ids of the texts.</summary>
    internal static IEnumerable<string> Ids => Words.Texts.Ids.Concat(TableLabels.Ids);

    /// <summary>The number of statements, marked if the position is small.</summary>
    internal static string Count(Position position, DisplayWording wording = default) =>
        wording.Number(position.Count) + (position.IsSmall ? Text("small_mark", wording) : "");

    /// <summary>In how many papers a statement stands, or in how many articles of one paper; null if in one article.</summary>
    internal static string? Spread(PositionStatement statement, DisplayWording wording = default) =>
        statement.Papers > 1 ? Text("in_papers", wording, statement.Papers) : statement.Articles > 1 ? Text("in_articles", wording, statement.Articles) : null;

    /// <summary>Where a statement's reading comes from: a person, or the name of a reader that is not the kit's own; null for the kit's own.</summary>
    internal static string? Origin(PositionStatement statement, DisplayWording wording = default) => statement.Stance.Origin switch
    {
        ReadingOrigin.Person => Text("by_person", wording),
        "" or "learned" or "rules" => null,
        var reader => reader,
    };

    /// <summary>What is to be known of positions that are small or left out; null if none are.</summary>
    internal static string? Notes(PositionList positions, DisplayWording wording = default)
    {
        string?[] notes = [positions.Any(p => p.IsSmall) ? Text("small", wording) : null, positions.LeftOutNote(wording)];
        return notes.Any(n => n is not null) ? string.Join(" · ", notes.Where(n => n is not null)) : null;
    }

    /// <summary>The interval; a position of one article has none, since nothing tells how articles differ.</summary>
    internal static string Interval(Position position, DisplayWording wording = default) =>
        position.IsOfOneArticle ? Text("one_article", wording) : Text("interval", wording, Score(position.Low, wording), Score(position.High, wording));

    internal static string Interval(PositionDifference difference, DisplayWording wording = default) => Text("interval", wording, Score(difference.Low, wording), Score(difference.High, wording));

    /// <summary>The corrected mean, marked if its correction is shared; a dash where too little was checked.</summary>
    internal static string Corrected(CorrectedPosition position, DisplayWording wording = default) =>
        position.Pool == CorrectionPool.Nothing ? "\u2013" : Score(position.Mean.Value, wording) + (position.IsPooled ? Text("pooled_mark", wording) : "");

    internal static string CorrectedInterval(CorrectedPosition position, DisplayWording wording = default) =>
        position.Pool == CorrectionPool.Nothing ? "" : Text("interval", wording, Score(position.Mean.Low, wording), Score(position.Mean.High, wording));

    internal static string Stands(CorrectedPosition position, DisplayWording wording = default) => position.Standing.Label(wording.Language);

    internal static string Share(Estimate share, DisplayWording wording = default) => double.IsNaN(share.Value) ? "\u2013" : wording.Number(share.Value, "0.00");

    internal static string Interval(Estimate share, DisplayWording wording = default) =>
        double.IsNaN(share.Value) ? "" : Text("interval", wording, wording.Number(share.Low, "0.00"), wording.Number(share.High, "0.00"));

    internal static string Score(double score, DisplayWording wording = default) => wording.InText(score, "+0.00;-0.00;0.00");

    private static (Dictionary<(Standing, ChartLanguage), string>, Texts) Load()
    {
        var file = YamlEntry.Embedded("Positions/labels.yml").Map("standings", "texts");
        return (Both(file["standings"], Named), Texts.Of(file["texts"]));
    }

    private static Dictionary<(T, ChartLanguage), string> Both<T>(YamlEntry list, Func<YamlEntry, T> named)
    {
        var labels = new Dictionary<(T, ChartLanguage), string>();
        foreach (var map in list.List().Select(e => e.Map("id", "en", "ar")))
        {
            labels.Add((named(map["id"]), ChartLanguage.English), map["en"].Text());
            labels.Add((named(map["id"]), ChartLanguage.Arabic), map["ar"].Text());
        }

        return labels;
    }

    // Reads a standing from its id: too_little is TooLittle.
    private static Standing Named(YamlEntry id)
    {
        var name = new StringBuilder();
        foreach (var part in id.Text().Split('_'))
            name.Append(char.ToUpperInvariant(part[0])).Append(part, 1, part.Length - 1);
        return Enum.TryParse<Standing>(name.ToString(), out var value) ? value : throw id.Error("There is no standing of this name.");
    }
}
