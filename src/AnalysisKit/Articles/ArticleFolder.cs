namespace AnalysisKit;

/// <summary>Walks a folder of articles.</summary>
internal static class ArticleFolder
{
    /// <summary>
    /// The readable files below a folder, in ordinal order of their paths relative to it (with "/"). Hidden files and folders
    /// (".name") are left out, as is what a browser saves beside a page (the folder "page_files" of "page.html"). Only the names of one folder are in memory at a time.
    /// </summary>
    /// <param name="root">The folder.</param>
    /// <param name="formats">The formats that are read.</param>
    /// <param name="passOver">Called for files of no known format, and for folders that cannot be read, with the reason; null to ignore them.</param>
    public static IEnumerable<string> Files(string root, ArticleFormats formats, Action<string, Exception?>? passOver = null) => Files(new DirectoryInfo(root), "", formats, passOver);

    /// <summary>Bytes of all readable files below a folder.</summary>
    public static long Bytes(string root, ArticleFormats formats, CancellationToken cancellation)
    {
        var total = 0L;
        foreach (var file in Files(root, formats))
        {
            cancellation.ThrowIfCancellationRequested();
            total += new FileInfo(Path.Combine(root, file)).Length;
        }

        return total;
    }

    private static IEnumerable<string> Files(DirectoryInfo folder, string prefix, ArticleFormats formats, Action<string, Exception?>? passOver)
    {
        List<(string Name, FileSystemInfo Entry)> entries;
        try
        {
            entries = [.. folder.EnumerateFileSystemInfos().Where(e => e.Name[0] != '.' && (e is not DirectoryInfo || !LeadsUp(e))).Select(e => (e is DirectoryInfo ? e.Name + "/" : e.Name, e))];
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            passOver?.Invoke(prefix, e);
            yield break;
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        entries.RemoveAll(e => e.Entry is DirectoryInfo && e.Name.EndsWith("_files/", StringComparison.Ordinal) && IsOfPage(entries, e.Name[..^"_files/".Length]));
        foreach (var (name, entry) in entries)
        {
            if (entry is not DirectoryInfo inner)
            {
                if (formats.Of(name) is null)
                    passOver?.Invoke(prefix + name, null);
                else
                    yield return prefix + name;
                continue;
            }

            foreach (var file in Files(inner, prefix + name, formats, passOver))
                yield return file;
        }
    }

    /// <summary>Whether a folder is a link to a folder above it, so that following it would never end.</summary>
    private static bool LeadsUp(FileSystemInfo folder) =>
        folder.LinkTarget is not null && RealPath.IsWithin(RealPath.Of(Path.GetDirectoryName(folder.FullName)!), RealPath.Of(folder.FullName));

    private static bool IsOfPage(List<(string Name, FileSystemInfo Entry)> entries, string page) =>
        entries.Exists(e => e.Name == page + ".html" || e.Name == page + ".htm");
}
