namespace AnalysisKit;

/// <summary>Paths with all links followed, which tell whether two paths mean the same file or folder.</summary>
internal static class RealPath
{
    /// <summary>The full path of a file or folder, with every link on the way followed. If it does not exist yet, its folder is followed.</summary>
    public static string Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } parent)
            return full;
        FileSystemInfo own = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);
        return own.LinkTarget is not null && own.ResolveLinkTarget(returnFinalTarget: true) is { } target ? Of(target.FullName) : Path.Combine(Of(parent), Path.GetFileName(full));
    }

    /// <summary>Whether one real path is that of a folder, or of something in it.</summary>
    public static bool IsWithin(string path, string folder)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(folder);
        var start = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path == folder || path.StartsWith(start, StringComparison.Ordinal);
    }
}
