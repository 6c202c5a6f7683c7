namespace AnalysisKit.Charts;

/// <summary>The browser of the Chromium family that is installed on this machine.</summary>
internal static class InstalledBrowser
{
    private const string Variable = "ANALYSISKIT_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Lazy<string?> Found = new(Find);

    /// <summary>Its path; null when there is none.</summary>
    public static string? PathOrNull => Found.Value;

    /// <summary>Its path.</summary>
    /// <exception cref="NotSupportedException">There is none; the message says what to do.</exception>
    public static string Path => Found.Value ?? throw new NotSupportedException(
        $"A figure becomes a picture in a browser, and there is none: install Chromium, Chrome or Edge, or set {Variable} to the path of one. Saving as .html needs none.");

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen)
            return File.Exists(chosen) ? chosen : null;
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name + suffix))).Concat(Places).FirstOrDefault(File.Exists);
    }
}
