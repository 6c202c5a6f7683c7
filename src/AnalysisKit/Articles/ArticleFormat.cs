namespace AnalysisKit;

/// <summary>The formats of files that hold articles, known by the file name's ending. ".gz" or ".zst" may stand behind it.</summary>
internal static class ArticleFormat
{
    internal delegate IEnumerable<Article> Reader(Stream stream, string file, string id, ReadSession session);

    /// <summary>What can be read, for messages.</summary>
    public const string Known = ".txt, .html, .jsonl, .ndjson, .csv, .tsv or .parquet, plain or as .gz or .zst, or in .zip";

    /// <summary>The names of formats, for input without an ending.</summary>
    public static readonly IReadOnlyList<string> Names = ["jsonl", "csv", "tsv", "txt", "html", "parquet"];

    /// <summary>The reader for a file, or null when the ending is not known.</summary>
    public static Reader? Of(string path) => Path.GetExtension(WithoutCompression(path)).ToUpperInvariant() switch
    {
        ".TXT" => TextFileReader.Read,
        ".JSONL" or ".NDJSON" => JsonLinesReader.Read,
        ".CSV" or ".TSV" => SeparatedValuesReader.Read,
        ".HTML" or ".HTM" or ".XHTML" => WebPageReader.Read,
        ".PARQUET" => ParquetArticleReader.Read,
        ".ZIP" when !Compression.IsEnding(path) => ZipArchiveReader.Read,
        _ => null,
    };

    /// <summary>The reader for a format that the user named.</summary>
    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static Reader Named(string format) => Names.Contains(format)
        ? Of("." + format)!
        : throw new ArgumentException($"There is no format \"{format}\". The formats are {string.Join(", ", Names)}.", nameof(format));

    public static bool IsZip(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <summary>The path without the ending of its format and compression.</summary>
    public static string WithoutEnding(string path)
    {
        var bare = WithoutCompression(path);
        return bare[..^Path.GetExtension(bare).Length];
    }

    /// <summary>The path without the ending of its compression.</summary>
    public static string WithoutCompression(string path) => Compression.IsEnding(path) ? path[..^Path.GetExtension(path).Length] : path;

    /// <summary>Whether a file holds JSON lines as they are.</summary>
    public static bool IsJsonLines(string path) => Path.GetExtension(path).ToUpperInvariant() is ".JSONL" or ".NDJSON";
}
