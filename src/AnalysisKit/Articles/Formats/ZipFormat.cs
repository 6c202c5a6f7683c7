using System.IO.Compression;

namespace AnalysisKit;

/// <summary>
/// The readable files of a zip archive, in ordinal order of their paths, each read like a file of its own. They are read as streams: nothing is
/// unpacked to the disk, except Parquet, and no entry is in memory as a whole. Hidden entries are left out, as in folders.
/// </summary>
internal sealed class ZipFormat : IArticleFormat
{
    /// <inheritdoc/>
    public string Name => "zip";

    /// <inheritdoc/>
    public IReadOnlyList<string> Endings { get; } = [".zip"];

    /// <inheritdoc/>
    public bool IsArchive => true;

    /// <inheritdoc/>
    public IEnumerable<Article> Read(Stream stream, ArticleSource source)
    {
        using var seekable = SpooledStream.Of(stream);
        using var archive = new ZipArchive(seekable, ZipArchiveMode.Read);
        var files = archive.Entries.Where(e => e.Name.Length > 0 && !IsHidden(e.FullName)).ToList();
        var entries = files.Where(e => source.Reads(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (entries.Count == 0)
            source.Report(ReadProblemKind.EmptyFile, 0, $"The archive holds no article files, but {Others(archive)}.", $"Expected are files that end in {source.Known}.");
        foreach (var entry in files.Except(entries).Concat(entries))
        {
            if (entry.IsEncrypted && source.Reads(entry.FullName))
            {
                source.Refuse(entry.FullName, "The entry is encrypted.", "Unpack the archive with its password, and give the folder.");
                continue;
            }

            foreach (var article in source.ReadEntry(entry.FullName, entry.Open))
                yield return article;
        }
    }

    private static bool IsHidden(string path) => path.Split('/').Any(part => (part.StartsWith('.') && part is not ("." or "..")) || part == "__MACOSX");

    private static string Others(ZipArchive archive) =>
        archive.Entries.Count == 0 ? "is empty" : string.Join(", ", archive.Entries.Take(5).Select(e => e.FullName));
}
