namespace AnalysisKit.Articles;

/// <summary>The formats of files that hold articles, known by the file name's ending.</summary>
internal static class ArticleFormat
{
    internal delegate IEnumerable<Article> Reader(Stream stream, string file, string id, ReadSession session);

    /// <summary>What can be read, for messages.</summary>
    public const string Known = ".txt, .jsonl, .ndjson, .tsv";

    /// <summary>The reader for a file, or null when the ending is not known.</summary>
    public static Reader? Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".TXT" => TextFileReader.Read,
        ".JSONL" or ".NDJSON" => JsonLinesReader.Read,
        ".TSV" => TabSeparatedReader.Read,
        _ => null,
    };
}
