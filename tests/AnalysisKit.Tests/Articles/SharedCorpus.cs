namespace AnalysisKit.Tests;

/// <summary>Real articles that lie beside the repository on the authors' machines and are no part of it.</summary>
internal static class SharedCorpus
{
    /// <summary>The path of a file below <c>shared</c>; skips the test where it is absent.</summary>
    public static string PathOf(string relative)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
            folder = folder.Parent;
        var path = Path.GetFullPath(Path.Combine(folder?.FullName ?? ".", "..", "shared", relative));
        if (!File.Exists(path))
            Assert.Skip($"The corpus file shared/{relative} is not beside the repository.");
        return path;
    }
}
