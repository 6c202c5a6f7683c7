using System.CommandLine;
using AnalysisKit.Articles;

namespace AnalysisKit.Cli;

/// <summary>Groups of articles by one of their fields.</summary>
internal static class ArticleGroup
{
    /// <summary>The fields that every article may have.</summary>
    public const string Known = "source, author, id, day, month, year";

    public static Option<string?> Option(string description) => new("--group", "-g") { Description = description, HelpName = "FIELD" };

    /// <summary>The fields beyond an article's own parts that the group needs.</summary>
    public static IReadOnlyCollection<string> Metadata(string? field) =>
        field is null or "source" or "author" or "id" or "title" or "url" || ArticleFields.IsDate(field) ? [] : [field];
}
