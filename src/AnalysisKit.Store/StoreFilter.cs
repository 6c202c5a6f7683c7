namespace AnalysisKit.Store;

/// <summary>The part of a store that a query or an export sees: some articles with what was found in them, and of that the statements of some actors or on some issues. Immutable.</summary>
public sealed record StoreFilter
{
    /// <summary>The filter that leaves nothing out.</summary>
    public static StoreFilter None { get; } = new();

    /// <summary>Which articles.</summary>
    public ArticleFilter Articles { get; init; } = ArticleFilter.None;

    /// <summary>The ids of the actors whose statements are wanted; empty for all statements.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>The ids of the issues: only statements that take a side on one of them, and their stances on these; empty for all.</summary>
    public IReadOnlyList<string> Issues { get; init; } = [];

    /// <summary>Whether nothing is left out.</summary>
    public bool IsNone => Articles.IsNone && Actors.Count + Issues.Count == 0;
}
