using System.CommandLine;
using System.Globalization;
using AnalysisKit.Articles;

namespace AnalysisKit.Cli;

/// <summary>Groups of articles by one of their fields.</summary>
internal static class ArticleGroup
{
    /// <summary>The fields that every article may have.</summary>
    public const string Known = "source, author, id, day, month, year";

    public static Option<string?> Option(string description) => new("--group", "-g") { Description = description, HelpName = "FIELD" };

    /// <summary>Whether the group is a part of the date, which may stand in the text only.</summary>
    public static bool IsDate(string? field) => field is "day" or "month" or "year";

    /// <summary>The fields beyond an article's own parts that the group needs.</summary>
    public static IReadOnlyCollection<string> Metadata(string? field) =>
        field is null or "source" or "author" or "id" or "title" or "url" || IsDate(field) ? [] : [field];

    /// <summary>The group of an article; null when it does not have the field.</summary>
    public static string? Of(Article article, string field) => field switch
    {
        "source" => article.Source,
        "author" => article.Author,
        "id" => article.Id,
        "title" => article.Title,
        "url" => article.Url,
        "day" => article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "month" => article.Published?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        "year" => article.Published?.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => article.Metadata.GetValueOrDefault(field),
    };
}
