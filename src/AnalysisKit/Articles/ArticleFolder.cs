namespace AnalysisKit.Articles;

/// <summary>Walks a folder of articles.</summary>
internal static class ArticleFolder
{
    /// <summary>
    /// The readable files below a folder, by their path relative to it (with "/"), in ordinal order of that path. Hidden files and folders
    /// (".name") are left out, and what a browser saves beside a page (the folder "page_files" of "page.html"). Holds the names of one folder at a time.
    /// </summary>
    public static IEnumerable<string> Files(string root) => Files(new DirectoryInfo(root), "");

    /// <summary>Bytes of all readable files below a folder.</summary>
    public static long Bytes(string root, CancellationToken cancellation)
    {
        var total = 0L;
        foreach (var file in Files(root))
        {
            cancellation.ThrowIfCancellationRequested();
            total += new FileInfo(Path.Combine(root, file)).Length;
        }

        return total;
    }

    private static IEnumerable<string> Files(DirectoryInfo folder, string prefix)
    {
        var entries = folder.EnumerateFileSystemInfos()
            .Where(e => e.Name[0] != '.')
            .Select(e => (Name: e is DirectoryInfo ? e.Name + "/" : e.Name, Entry: e))
            .Where(e => e.Entry is DirectoryInfo || ArticleFormat.Of(e.Name) is not null)
            .ToList();
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        entries.RemoveAll(e => e.Entry is DirectoryInfo && e.Name.EndsWith("_files/", StringComparison.Ordinal) && IsOfPage(entries, e.Name[..^"_files/".Length]));
        foreach (var (name, entry) in entries)
        {
            if (entry is not DirectoryInfo inner)
            {
                yield return prefix + name;
                continue;
            }

            foreach (var file in Files(inner, prefix + name))
                yield return file;
        }
    }

    private static bool IsOfPage(List<(string Name, FileSystemInfo Entry)> entries, string page) =>
        entries.Exists(e => e.Name == page + ".html" || e.Name == page + ".htm");
}
