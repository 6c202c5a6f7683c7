namespace AnalysisKit;

/// <summary>The words of constructions.yml.</summary>
internal static class ConstructionLexicon
{
    private static readonly IReadOnlyDictionary<string, YamlEntry> File = YamlEntry.Embedded("Statements/Constructions/constructions.yml").Map("adjunct_nouns", "light_verbs", "making_verbs", "pairs");

    private static readonly HashSet<string> AdjunctNouns = Words("adjunct_nouns");
    private static readonly HashSet<string> LightVerbs = Words("light_verbs");
    private static readonly HashSet<string> MakingVerbs = Words("making_verbs");
    private static readonly HashSet<string> Pairs = Words("pairs");

    /// <summary>Whether a noun behind a preposition tells where or when something is said, not what: على هامش (on the sidelines).</summary>
    public static bool IsAdjunct(string normal) => AdjunctNouns.Contains(normal);

    /// <summary>Whether a verb means little without the noun behind it: سارع إلى (hastened to).</summary>
    public static bool IsLightVerb(string normal) => LightVerbs.Contains(normal);

    /// <summary>Whether a verb says that somebody makes what a noun names: أطلق (made, of a call).</summary>
    public static bool IsMaking(string normal) => MakingVerbs.Contains(normal);

    /// <summary>Whether a word means the two who were named last: الاثنان (the two).</summary>
    public static bool IsPair(string normal) => Pairs.Contains(normal);

    private static HashSet<string> Words(string key) => [.. File[key].Words().Select(w => NormalForm.Of(w))];
}
