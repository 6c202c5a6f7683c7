namespace AnalysisKit.Charts;

/// <summary>
/// The temporary folder in which a browser keeps its data while it runs. Its owner holds a lock file and removes the folder at the end; folders whose owner was killed are removed when the next browser starts.
/// </summary>
internal sealed class BrowserProfile : IDisposable
{
    private const string Prefix = "analysiskit-browser-";
    private const string LockName = "analysiskit.lock";
    private const int Attempts = 20;

    private readonly FileStream _lock;

    private BrowserProfile(string folder)
    {
        Folder = folder;
        _lock = Lock(folder);
    }

    public string Folder { get; }

    public static BrowserProfile Create()
    {
        RemoveLeftovers();
        return new BrowserProfile(Directory.CreateTempSubdirectory(Prefix).FullName);
    }

    /// <summary>Removes the folder. A browser that has just ended may still hold files in it for a moment.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        for (var attempt = 1; !TryRemove(Folder) && attempt < Attempts; attempt++)
            Thread.Sleep(50);
    }

    private static FileStream Lock(string folder) => new(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

    private static void RemoveLeftovers()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            // A folder without a lock file is just being made by another process, so leave it alone.
            if (File.Exists(Path.Combine(folder, LockName)) && IsAbandoned(folder))
                TryRemove(folder);
        }
    }

    private static bool IsAbandoned(string folder)
    {
        try
        {
            Lock(folder).Dispose();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
