namespace AnalysisKit;

/// <summary>The content of stems.yml, in normal form.</summary>
internal sealed class StemLexicon
{
    private StemLexicon(YamlEntry file)
    {
        var sections = file.Map("names", "variants", "forms", "nouns", "verbs", "plurals");
        Names = [.. sections["names"].List().Select(spellings => spellings.Words())];
        Variants = Inverted(sections["variants"]);
        Forms = Inverted(sections["forms"]);
        Singulars = Inverted(sections["plurals"]);
        Nouns = [.. Lists(sections["nouns"]), .. Singulars.Keys, .. Singulars.Values];
        Verbs = [.. Lists(sections["verbs"])];
    }

    public static StemLexicon Shared { get; } = new(YamlEntry.Embedded("Arabic/stems.yml"));

    /// <summary>Lists of the spellings of one name each, as written; the first spelling is the stem.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Names { get; }

    /// <summary>Maps a spelling to the stem that it is another spelling of.</summary>
    public IReadOnlyDictionary<string, string> Variants { get; }

    /// <summary>Maps an irregular form to its stem.</summary>
    public IReadOnlyDictionary<string, string> Forms { get; }

    /// <summary>Maps a broken plural to its singular.</summary>
    public IReadOnlyDictionary<string, string> Singulars { get; }

    /// <summary>Nouns and adjectives whose first letters look like attached particles but are not, and all broken plurals with their singulars.</summary>
    public HashSet<string> Nouns { get; }

    /// <summary>Verbs in the past tense.</summary>
    public HashSet<string> Verbs { get; }

    private static IEnumerable<string> Lists(YamlEntry section) => section.List().SelectMany(list => list.Words()).Select(NormalForm.Of);

    private static Dictionary<string, string> Inverted(YamlEntry section)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, forms) in section.Map())
        {
            foreach (var form in forms.Words())
                keys.TryAdd(NormalForm.Of(form), NormalForm.Of(key));
        }

        return keys;
    }
}
