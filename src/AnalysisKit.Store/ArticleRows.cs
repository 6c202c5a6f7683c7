using System.Text.Encodings.Web;
using System.Text.Json;
using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Converts articles to rows of the table articles, and back.</summary>
internal static class ArticleRows
{
    /// <summary>The columns that <see cref="Read"/> expects.</summary>
    public const string Columns = "article, id, source, title, published, url, author, metadata, text";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(RowWriter writer, long number, Article article, ulong contentHash) => writer.Row()
        .Add(number).Add(article.Id).Add(article.Source).Add(article.Title).Add(article.Published).Add(article.Url).Add(article.Author)
        .Add(article.Metadata.Count == 0 ? null : JsonSerializer.Serialize(article.Metadata, Json))
        .Add((int?)article.Text.Length).Add(contentHash).Add(article.Text).End();

    public static (long Number, Article Article) Read(DuckDBDataReader row)
    {
        var article = new Article
        {
            Id = row.GetString(1),
            Source = row.Text(2),
            Title = row.Text(3),
            Published = row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4),
            Url = row.Text(5),
            Author = row.Text(6),
            Text = row.GetString(8),
        };
        return (row.GetInt64(0), row.Text(7) is { } metadata ? article with { Metadata = JsonSerializer.Deserialize<Dictionary<string, string>>(metadata)! } : article);
    }
}
