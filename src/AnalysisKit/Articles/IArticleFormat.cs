namespace AnalysisKit;

/// <summary>
/// A format of files that hold articles. The kit's own are <see cref="ArticleReader.Formats"/>; others are added with <see cref="ReadOptions.Formats"/>. A format reads the bytes and makes articles of what
/// it finds through its source, which makes ids unique, finds dates, drops duplicates and reports problems, as for every format. Files are decompressed before. Thread-safe.
/// </summary>
public interface IArticleFormat
{
    /// <summary>The name by which a user chooses the format if the file's ending does not tell it: <c>jsonl</c>.</summary>
    string Name { get; }

    /// <summary>The endings of its files' names, with the dot: <c>.jsonl</c>. Upper and lower case are the same, and the ending of a compression may follow.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Whether it is an archive of files that have formats of their own, which it reads with <see cref="ArticleSource.ReadEntry"/>. Its articles get the ids that the unpacked files would give.</summary>
    bool IsArchive => false;

    /// <summary>The articles, read while they are enumerated.</summary>
    /// <param name="stream">The decompressed content of the file. The stream may be unable to seek.</param>
    /// <param name="source">The file, which makes articles and reports problems.</param>
    /// <exception cref="InvalidDataException">The rest of the file cannot be read. Articles given before are kept, and the problem is reported.</exception>
    IEnumerable<Article> Read(Stream stream, ArticleSource source);
}
