using System.IO.Compression;

namespace AnalysisKit;

/// <summary>
/// The readable files of a zip archive, in ordinal order of their paths, each read as one beside it would be and as a stream: nothing is
/// unpacked to the disk, but for Parquet, and no entry is held in memory as a whole. Hidden entries are left out as in folders.
/// </summary>
internal static class ZipArchiveReader
{
    public static IEnumerable<Article> Read(Stream stream, string file, string id, ReadSession session)
    {
        using var seekable = SpooledStream.Of(stream);
        using var archive = new ZipArchive(seekable, ZipArchiveMode.Read);
        var entries = archive.Entries.Where(e => IsArticles(e.FullName)).OrderBy(e => e.FullName, StringComparer.Ordinal).ToList();
        if (entries.Count == 0)
            session.Report(ReadProblemKind.EmptyFile, file, 0, $"The archive holds no article files, but {Others(archive)}.", $"Expected are files that end in {ArticleFormat.Known}.");
        foreach (var other in archive.Entries.Where(e => e.Name.Length > 0 && !IsHidden(e.FullName) && ArticleFormat.Of(e.FullName) is null))
            session.ReportOther($"{file}/{other.FullName}");
        foreach (var entry in entries)
        {
            var name = $"{file}/{entry.FullName}";
            if (Refusal(entry) is var (problem, advice))
            {
                session.Report(ReadProblemKind.Unreadable, name, 0, problem, advice);
                continue;
            }

            var inner = ArticleFormat.WithoutEnding(entry.FullName);
            foreach (var article in session.ReadFile(ArticleFormat.Of(entry.FullName)!, () => Open(entry), name, id.Length == 0 ? inner : $"{id}/{inner}"))
                yield return article;
        }
    }

    private static Stream Open(ZipArchiveEntry entry)
    {
        var stream = entry.Open();
        return ArticleFormat.Of(entry.FullName) == ParquetArticleReader.Read ? stream : Compression.Unpack(stream, entry.FullName);
    }

    private static bool IsArticles(string path) =>
        ArticleFormat.Of(path) is not null && !IsHidden(path);

    private static bool IsHidden(string path) => path.Split('/').Any(part => (part.StartsWith('.') && part is not ("." or "..")) || part == "__MACOSX");

    private static (string Problem, string Advice)? Refusal(ZipArchiveEntry entry)
    {
        if (entry.IsEncrypted)
            return ("The entry is encrypted.", "Unpack the archive with its password, and give the folder.");
        return ArticleFormat.IsZip(entry.FullName) ? ("The entry is an archive in an archive, which is not read.", "Unpack it.") : null;
    }

    private static string Others(ZipArchive archive) =>
        archive.Entries.Count == 0 ? "is empty" : string.Join(", ", archive.Entries.Take(5).Select(e => e.FullName));
}
