namespace AnalysisKit.Cli;

/// <summary>Groups articles by a field, and counts those that do not have it: they are left out, and the user is told.</summary>
/// <param name="field">The field; null puts all into one group.</param>
internal sealed class GroupedArticles(string? field)
{
    private long _without;

    /// <summary>The group of an article; null if the article is left out.</summary>
    public string? Of(Article article)
    {
        if (field is null)
            return "all";
        var group = article.Field(field);
        if (group is null)
            Interlocked.Increment(ref _without);
        return group;
    }

    /// <summary>Tells how many articles were left out.</summary>
    public void Tell(Terminal? terminal) => Tell(terminal, field, _without);

    public static void Tell(Terminal? terminal, string? field, long without)
    {
        if (without > 0)
            terminal?.Warn($"{Plain.Several(without, "article")} without the field {Plain.Line(field!)}, left out by --group");
    }
}
