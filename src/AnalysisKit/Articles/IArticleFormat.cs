namespace AnalysisKit;

/// <summary>
/// A format of files that hold articles. The kit's own are <see cref="ArticleReader.Formats"/>; others are added with <see cref="ReadOptions.Formats"/>. A format reads the bytes and makes articles of what
/// it finds through its source, which keeps ids apart, finds dates, drops doubles and tells the user of problems as for every format. Compression is taken off before. Thread-safe.
/// </summary>
public interface IArticleFormat
{
    /// <summary>The format's name, by which a user calls it where the ending does not tell: <c>jsonl</c>.</summary>
    string Name { get; }

    /// <summary>How the names of its files end, with the dot: <c>.jsonl</c>. Upper and lower case are the same, and an ending of a compression may stand behind it.</summary>
    IReadOnlyList<string> Endings { get; }

    /// <summary>Whether it packs files that have formats of their own, which it reads with <see cref="ArticleSource.ReadEntry"/>. The ids of its articles are those that the unpacked files would give.</summary>
    bool IsArchive => false;

    /// <summary>The articles, read while they are enumerated.</summary>
    /// <param name="stream">The content of the file, not compressed. It may not be able to seek.</param>
    /// <param name="source">The file, of which articles are made and problems told.</param>
    /// <exception cref="InvalidDataException">The rest of the file cannot be read; what was given before is kept, and the user is told.</exception>
    IEnumerable<Article> Read(Stream stream, ArticleSource source);
}
