namespace AnalysisKit;

/// <summary>What tables of results say, in English and Arabic (<c>Display/tables.yml</c>).</summary>
internal static class TableLabels
{
    private static readonly Texts Texts = Texts.Of(YamlEntry.Embedded("Display/tables.yml").Map("texts")["texts"]);

    /// <summary>The ids of the texts.</summary>
    public static IEnumerable<string> Ids => Texts.Ids;

    /// <summary>The text of an id, with values in its places.</summary>
    public static string Text(string id, DisplayWording wording, params object[] values) => Texts[id, wording, values];

    /// <summary>The name of a reader: of the kit's own, or of a person, in the language; of others as it is.</summary>
    public static string Reader(string origin, DisplayWording wording) => Texts.Has("origin_" + origin) ? Text("origin_" + origin, wording) : origin;

    /// <summary>The texts of several ids, as headings of columns.</summary>
    public static IEnumerable<string> Headings(DisplayWording wording, params IEnumerable<string> ids) => ids.Select(id => Text(id, wording));
}
