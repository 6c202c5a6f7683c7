using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AnalysisKit.Store;

/// <summary>Writes a store's tables to files that other programs read.</summary>
internal static class StoreExport
{
    // The view of positions, and where a filter's condition goes into it.
    private const string PositionsBegin = "CREATE VIEW positions AS";
    private const string PositionsFrom = "FROM stance_details WHERE actor IS NOT NULL";

    private static readonly (string Table, string Order)[] Tables =
    [
        ("topics", "topic"), ("actors", "topic, actor"), ("issues", "topic, place"), ("mentions", "topic, article, mention"), ("statements", "topic, article, statement"),
        ("stances", "topic, article, stance"), ("stance_cues", "topic, article, stance, place"), ("positions", "topic, actor, issue"), ("rejects", "input, place"),
        ("corrections", "place"), ("correction_outcomes", "topic, article, place"),
    ];

    private static readonly string[] ArticleFields = ["id", "source", "title", "date", "url", "author", "text"];

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes articles and all tables into a folder, and returns the files.</summary>
    public static List<string> ToFolder(StoreFile file, string folder, StoreFormat format, ArticleFilter filter, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var wanted = filter.IsNone ? null : Ranges(file, filter, cancellationToken);
        var files = new List<string> { WriteArticles(file, Path.Combine(folder, "articles" + Ending(format)), format, filter, wanted, cancellationToken) };
        foreach (var (table, order) in Tables.Where(t => Has(file, t.Table)))
            files.Add(Drafted(file, Path.Combine(folder, table + Ending(format)), draft => StoreQuery.ToFile(file, $"SELECT * FROM {Rows(file, table, wanted)} ORDER BY {order}", null, [], draft, Options(format), Timeout.InfiniteTimeSpan, cancellationToken)));
        return files;
    }

    /// <summary>The rows of a table that belong to the wanted articles; all of a table that is not about articles.</summary>
    private static string Rows(StoreFile file, string table, string? wanted)
    {
        if (wanted is null)
            return table;
        if (table == "positions")
        {
            var script = StoreFile.Script("schema.sql");
            var begin = script.IndexOf(PositionsBegin, StringComparison.Ordinal) + PositionsBegin.Length;
            return $"({script[begin..script.IndexOf(';', begin)].Replace(PositionsFrom, $"{PositionsFrom} AND {wanted}", StringComparison.Ordinal)})";
        }

        using var connection = file.Connect();
        return file.Guard(() => StoreFile.Has(connection, table, "article") && table != "corrections") ? $"(SELECT * FROM {table} WHERE {wanted})" : table;
    }

    /// <summary>A condition that holds for the articles that pass a filter: their numbers, in ranges.</summary>
    private static string Ranges(StoreFile file, ArticleFilter filter, CancellationToken cancellationToken)
    {
        using var connection = file.Connect();
        var ranges = new List<(long First, long Last)>();
        file.GuardRows(() =>
        {
            foreach (var (number, _) in ArticlePages.Of(connection, filter).SelectMany(page => page))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                    ranges[^1] = (ranges[^1].First, number);
                else
                    ranges.Add((number, number));
            }

            return true;
        });
        return ranges.Count == 0
            ? "false"
            : string.Create(CultureInfo.InvariantCulture, $"article IN (SELECT unnest(range(r.a, r.b + 1)) FROM (VALUES {string.Join(", ", ranges.Select(r => string.Create(CultureInfo.InvariantCulture, $"({r.First}, {r.Last})")))}) AS r(a, b))");
    }

    /// <summary>Whether the store has the table or view; stores of earlier kits lack some.</summary>
    private static bool Has(StoreFile file, string table)
    {
        using var connection = file.Connect();
        return file.Guard(() => connection.Scalar<long>("SELECT count(*) FROM duckdb_columns() WHERE table_name = ?", table)) > 0;
    }

    /// <summary>Writes the result of one query.</summary>
    public static void ToFile(StoreFile file, string sql, IReadOnlyDictionary<string, object?>? named, IReadOnlyList<object?> parameters, string path, StoreFormat format, CancellationToken cancellationToken) =>
        Drafted(file, path, draft => StoreQuery.ToFile(file, sql, named, parameters, draft, Options(format), file.Options.QueryTimeout, cancellationToken));

    public static string Ending(StoreFormat format) => format switch
    {
        StoreFormat.Parquet => ".parquet",
        StoreFormat.Csv => ".csv",
        _ => ".jsonl",
    };

    private static string Options(StoreFormat format) => format switch
    {
        StoreFormat.Parquet => "FORMAT parquet, COMPRESSION zstd",
        StoreFormat.Csv => "FORMAT csv, HEADER",
        _ => "FORMAT json",
    };

    // The names of the fields are those that ArticleReader knows, and metadata have fields of their own, so that the file reads back to the same articles.
    private static string WriteArticles(StoreFile file, string path, StoreFormat format, ArticleFilter filter, string? wanted, CancellationToken cancellationToken)
    {
        if (format == StoreFormat.JsonLines)
            return Whole(path, draft => WriteJsonLines(file, draft, filter, cancellationToken));

        List<string> fields;
        using (var connection = file.Connect())
            fields = file.Guard(() => connection.Rows($"SELECT DISTINCT unnest(json_keys(metadata)) AS field FROM {Rows(file, "articles", wanted)} ORDER BY field", [], r => r.GetString(0)));
        var metadata = string.Concat(fields.Select(f => $", metadata->>{Pointer(f)} AS {Identifier(ArticleFields.Contains(f, StringComparer.OrdinalIgnoreCase) ? "metadata." + f : f)}"));
        var sql = $"SELECT id, source, title, published AS date, url, author{metadata}, text FROM {Rows(file, "articles", wanted)} ORDER BY article";
        return Drafted(file, path, draft => StoreQuery.ToFile(file, sql, null, [], draft, Options(format), Timeout.InfiniteTimeSpan, cancellationToken));
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
