namespace AnalysisKit;

/// <summary>Where a reading comes from: the name of a reader (<see cref="IStatementReader.Name"/>, such as <c>learned</c>, <c>rules</c> or <c>model:gpt-oss-120b</c>), or a person who judged it.</summary>
public static class ReadingOrigin
{
    /// <summary>A person judged it.</summary>
    public const string Person = "person";

    // Alone, as older stores have it, a language model whose name was not kept.
    private const string LanguageModel = "model";

    /// <summary>The origin of what a language model reads.</summary>
    /// <param name="name">The model's name.</param>
    public static string Model(string name) => $"{LanguageModel}:{name}";

    /// <summary>The name of the language model that an origin tells of, empty where it was not kept; null for another origin.</summary>
    internal static string? ModelIn(string origin) =>
        origin == LanguageModel ? "" : origin.StartsWith(LanguageModel + ":", StringComparison.Ordinal) ? origin[(LanguageModel.Length + 1)..] : null;

    /// <summary>Who read an article, as its line of annotations says: the kit, the language models and whoever else of some origins; people's judgements are theirs who correct a reading.</summary>
    internal static string Annotator(IEnumerable<string> origins)
    {
        var readers = origins.Where(o => o != Person).Select(o => o is "" or "learned" or "rules" ? "analysiskit" : ModelIn(o) is { Length: > 0 } model ? model : o).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return readers.Count == 0 ? "analysiskit" : string.Join(" + ", readers);
    }
}
