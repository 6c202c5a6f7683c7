using System.Collections.Frozen;

namespace AnalysisKit;

/// <summary>What tables with a column for every property say in Arabic (<c>Display/results.yml</c>); in English they say the names themselves.</summary>
internal static class ResultLabels
{
    private static readonly (FrozenDictionary<string, string> Lists, FrozenDictionary<string, string> Columns, FrozenDictionary<string, string> Values) Words = Load();

    /// <summary>What is listed, in the plural.</summary>
    public static string List(string name, DisplayWording wording) => Said(Words.Lists, name, wording);

    /// <summary>The heading of a column.</summary>
    public static string Column(string heading, DisplayWording wording) => Said(Words.Columns, heading, wording);

    /// <summary>Whether a heading is named in Arabic.</summary>
    public static bool HasColumn(string heading) => Words.Columns.ContainsKey(heading);

    /// <summary>A value of an enumeration, or whether something holds.</summary>
    public static string Value(object value, DisplayWording wording) => Said(Words.Values, value.ToString() ?? "", wording);

    private static string Said(FrozenDictionary<string, string> arabic, string english, DisplayWording wording) => wording.IsArabic && arabic.TryGetValue(english, out var said) ? said : english;

    private static (FrozenDictionary<string, string>, FrozenDictionary<string, string>, FrozenDictionary<string, string>) Load()
    {
        var file = YamlEntry.Embedded("Display/results.yml").Map("lists", "columns", "values");
        return (Both(file["lists"]), Both(file["columns"]), Both(file["values"]));
    }

    private static FrozenDictionary<string, string> Both(YamlEntry list) => list.List().Select(e => e.Map("en", "ar")).ToFrozenDictionary(m => m["en"].Text(), m => m["ar"].Text(), StringComparer.OrdinalIgnoreCase);
}
