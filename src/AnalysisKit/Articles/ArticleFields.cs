using System.Globalization;

namespace AnalysisKit;

/// <summary>Fields of articles by name, for grouping: <c>articles.Terms(a => a.Field("month"))</c>.</summary>
public static class ArticleFields
{
    /// <summary>The names of the fields that every article may have. Any other name is looked up in <see cref="Article.Metadata"/>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["id", "source", "title", "author", "url", "day", "month", "year"];

    /// <summary>A field of an article; null when it has none of that name. A day is written 2012-07-17, a month 2012-07. Signs that are not seen do not count in a name.</summary>
    public static string? Field(this Article article, string name)
    {
        ArgumentNullException.ThrowIfNull(article);
        return name switch
        {
            "id" => article.Id,
            "source" => article.Source,
            "title" => article.Title,
            "author" => article.Author,
            "url" => article.Url,
            "day" => article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "month" => article.Published?.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            "year" => article.Published?.ToString("yyyy", CultureInfo.InvariantCulture),
            _ => article.Metadata.GetValueOrDefault(name) ?? article.Metadata.GetValueOrDefault(FieldMap.NameOf(name)),
        };
    }

    /// <summary>Whether the field is a part of the date of publication, which may have to be found in the text.</summary>
    public static bool IsDate(string? name) => name is "day" or "month" or "year";
}
