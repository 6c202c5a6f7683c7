using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Store;

/// <summary>Writes a store's tables to files that other programs read.</summary>
internal static class StoreExport
{
    private static readonly (string Table, string Order)[] Tables =
    [
        ("topics", "topic"), ("actors", "topic, actor"), ("issues", "topic, place"), ("mentions", "topic, article, mention"), ("statements", "topic, article, statement"),
        ("stances", "topic, article, stance"), ("stance_cues", "topic, article, stance, place"), ("positions", "topic, actor, issue"), ("rejects", "input, place"),
        ("corrections", "place"), ("correction_outcomes", "topic, article, place"),
    ];

    private static readonly string[] ArticleFields = ["id", "source", "title", "date", "url", "author", "text"];

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes articles and all tables into a folder, and returns the files.</summary>
    public static List<string> ToFolder(StoreFile file, string folder, StoreFormat format, StoreFilter filter, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var files = new List<string>();
        foreach (var (table, sql) in Queries(file))
        {
            var path = Path.Combine(folder, table + Ending(format));
            files.Add(table == "articles" && format == StoreFormat.JsonLines
                ? Whole(path, draft => WriteJsonLines(file, draft, filter.Articles, cancellationToken))
                : Drafted(file, path, draft => StoreQuery.ToFile(file, sql, draft, format, Timeout.InfiniteTimeSpan, filter, cancellationToken)));
        }

        return files;
    }

    /// <summary>The queries that give the rows of the articles and of every table, by the name of the table.</summary>
    public static IEnumerable<(string Table, string Sql)> Queries(StoreFile file) => Tables.Where(t => Has(file, t.Table)).Select(t => (t.Table, $"SELECT * FROM {t.Table} ORDER BY {t.Order}")).Prepend(("articles", Articles(file)));

    /// <summary>Whether the store has the table or view; stores of earlier kits lack some.</summary>
    private static bool Has(StoreFile file, string table)
    {
        using var connection = file.Connect();
        return file.Guard(() => connection.Scalar<long>("SELECT count(*) FROM duckdb_columns() WHERE table_name = ?", table)) > 0;
    }

    /// <summary>Writes the result of one query.</summary>
    public static void ToFile(StoreFile file, string sql, string path, StoreFormat format, StoreFilter filter, CancellationToken cancellationToken) =>
        Drafted(file, path, draft => StoreQuery.ToFile(file, sql, draft, format, file.Options.QueryTimeout, filter, cancellationToken));

    public static string Ending(StoreFormat format) => format switch
    {
        StoreFormat.Parquet => ".parquet",
        StoreFormat.Csv => ".csv",
        _ => ".jsonl",
    };

    public static string Options(StoreFormat format) => format switch
    {
        StoreFormat.Parquet => "FORMAT parquet, COMPRESSION zstd",
        StoreFormat.Csv => "FORMAT csv, HEADER",
        _ => "FORMAT json",
    };

    // The names of the fields are those that ArticleReader knows, and metadata have fields of their own, so that the file reads back to the same articles.
    private static string Articles(StoreFile file)
    {
        using var connection = file.Connect();
        var fields = file.Guard(() => connection.Rows("SELECT DISTINCT unnest(json_keys(metadata)) AS field FROM articles ORDER BY field", [], r => r.GetString(0)));
        var metadata = string.Concat(fields.Select(f => $", metadata->>{Pointer(f)} AS {Identifier(ArticleFields.Contains(f, StringComparer.OrdinalIgnoreCase) ? "metadata." + f : f)}"));
        return $"SELECT id, source, title, published AS date, url, author{metadata}, text FROM articles ORDER BY article";
    }

    private static void WriteJsonLines(StoreFile file, string path, ArticleFilter filter, CancellationToken cancellationToken)
    {
        using var connection = file.Connect();
        using var output = new FileStream(path, FileMode.Create, FileAccess.Write);
        using var line = new Utf8JsonWriter(output, Json);
        file.Guard(() =>
        {
            foreach (var (_, article) in ArticlePages.Of(connection, filter).SelectMany(page => page))
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteArticle(line, article);
                line.Flush();
                output.WriteByte((byte)'\n');
                line.Reset();
            }
        });
    }

    private static void WriteArticle(Utf8JsonWriter line, Article article)
    {
        line.WriteStartObject();
        line.WriteString("id", article.Id);
        Add("source", article.Source);
        Add("title", article.Title);
        Add("date", article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("url", article.Url);
        Add("author", article.Author);
        foreach (var (name, value) in article.Metadata)
            line.WriteString(ArticleFields.Contains(name, StringComparer.OrdinalIgnoreCase) ? "metadata." + name : name, value);
        line.WriteString("text", article.Text);
        line.WriteEndObject();

        void Add(string name, string? value)
        {
            if (value is not null)
                line.WriteString(name, value);
        }
    }

    /// <summary>Writes beside the file and moves it into place, so that an interrupted export leaves no incomplete file.</summary>
    private static string Whole(string path, Action<string> write)
    {
        var draft = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.tmp");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            write(draft);
            File.Move(draft, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Makes the database write into the only folder that it sees, and takes the file from there to its place.</summary>
    private static string Drafted(StoreFile file, string path, Action<string> write)
    {
        var folder = file.Drafts();
        var made = !Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"export-{Guid.NewGuid():N}"));
        try
        {
            write(draft);
            return Whole(path, beside => File.Move(draft, beside));
        }
        finally
        {
            File.Delete(draft);
            if (made && !Directory.EnumerateFileSystemEntries(folder).Any())
                Directory.Delete(folder);
        }
    }

    private static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A JSON pointer to a field, as an SQL string literal.</summary>
    private static string Pointer(string name) => $"'/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";
}
