using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>What positions say of themselves, in English and Arabic (<c>Positions/labels.yml</c>).</summary>
public static class PositionLabels
{
    private static readonly (Dictionary<(Standing, ChartLanguage), string> Standings, Texts Texts) Words = Load();

    /// <summary>The standing in words for a reader: "for", "unclear".</summary>
    public static string Label(this Standing standing, ChartLanguage language = ChartLanguage.English) => Words.Standings[(standing, language)];

    /// <summary>The text of an id, with values in its places.</summary>
    internal static string Text(string id, ChartLanguage language, params object[] values) => Words.Texts[id, language, values];

    /// <summary>The ids of the texts.</summary>
    internal static IEnumerable<string> Ids => Words.Texts.Ids;

    /// <summary>The number of statements, marked if the position is small.</summary>
    internal static string Count(Position position, ChartLanguage language = ChartLanguage.English) =>
        position.Count.ToString(CultureInfo.InvariantCulture) + (position.IsSmall ? Text("small_mark", language) : "");

    /// <summary>In how many papers a statement stands, or in how many articles of one paper; null if in one article.</summary>
    internal static string? Spread(PositionStatement statement, ChartLanguage language = ChartLanguage.English) =>
        statement.Papers > 1 ? Text("in_papers", language, statement.Papers) : statement.Articles > 1 ? Text("in_articles", language, statement.Articles) : null;

    /// <summary>Where a statement's reading comes from: a person, or the name of a reader that is not the kit's own; null for the kit's own.</summary>
    internal static string? Origin(PositionStatement statement, ChartLanguage language = ChartLanguage.English) => statement.Stance.Origin switch
    {
        ReadingOrigin.Person => Text("by_person", language),
        "" or "learned" or "rules" => null,
        var reader => reader,
    };

    /// <summary>What is to be known of positions that are small or left out; null if none are.</summary>
    internal static string? Notes(PositionList positions, ChartLanguage language = ChartLanguage.English)
    {
        string?[] notes = [positions.Any(p => p.IsSmall) ? Text("small", language) : null, positions.LeftOutNote(language)];
        return notes.Any(n => n is not null) ? string.Join(" · ", notes.Where(n => n is not null)) : null;
    }

    /// <summary>The interval; a position of one article has none, since nothing tells how articles differ.</summary>
    internal static string Interval(Position position, ChartLanguage language = ChartLanguage.English) =>
        position.IsOfOneArticle ? Text("one_article", language) : Text("interval", language, Score(position.Low), Score(position.High));

    internal static string Interval(PositionDifference difference, ChartLanguage language = ChartLanguage.English) => Text("interval", language, Score(difference.Low), Score(difference.High));

    /// <summary>The corrected mean, marked if its correction is shared; a dash where too little was checked.</summary>
    internal static string Corrected(CorrectedPosition position, ChartLanguage language = ChartLanguage.English) =>
        position.Pool == CorrectionPool.Nothing ? "\u2013" : Score(position.Mean.Value) + (position.IsPooled ? Text("pooled_mark", language) : "");

    internal static string CorrectedInterval(CorrectedPosition position, ChartLanguage language = ChartLanguage.English) =>
        position.Pool == CorrectionPool.Nothing ? "" : Text("interval", language, Score(position.Mean.Low), Score(position.Mean.High));

    internal static string Stands(CorrectedPosition position, ChartLanguage language = ChartLanguage.English) => position.Standing.Label(language);

    internal static string Share(Estimate share) => double.IsNaN(share.Value) ? "\u2013" : share.Value.ToString("0.00", CultureInfo.InvariantCulture);

    internal static string Interval(Estimate share, ChartLanguage language = ChartLanguage.English) =>
        double.IsNaN(share.Value) ? "" : Text("interval", language, share.Low.ToString("0.00", CultureInfo.InvariantCulture), share.High.ToString("0.00", CultureInfo.InvariantCulture));

    internal static string Score(double score) => score.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

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
