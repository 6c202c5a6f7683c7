namespace AnalysisKit.Articles;

/// <summary>Walks a folder of articles.</summary>
internal static class ArticleFolder
{
    /// <summary>
    /// The readable files below a folder, by their path relative to it (with "/"), in ordinal order of that path. Hidden files and folders
    /// (".name") are left out. Holds the names of one folder at a time.
    /// </summary>
    public static IEnumerable<string> Files(string root) => Files(new DirectoryInfo(root), "");

    private static IEnumerable<string> Files(DirectoryInfo folder, string prefix)
    {
        var entries = folder.EnumerateFileSystemInfos()
            .Where(e => e.Name[0] != '.')
            .Select(e => (Name: e is DirectoryInfo ? e.Name + "/" : e.Name, Entry: e))
            .Where(e => e.Entry is DirectoryInfo || ArticleFormat.Of(e.Name) is not null)
            .ToList();
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
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
}
