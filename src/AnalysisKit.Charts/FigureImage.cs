using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace AnalysisKit.Charts;

/// <summary>Draws a figure as a picture, in a headless browser of the Chromium family that is installed on this machine. Needs no network.</summary>
internal static class FigureImage
{
    private const string BrowserVariable = "ANALYSISKIT_BROWSER";
    private const string Mark = "analysiskit-image:";
    private const double PixelsPerPoint = 1.5;
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Lazy<string?> Browser = new(Find);

    public static bool IsAvailable => Browser.Value is not null;

    /// <summary>The picture as plotly.js gives it: a data URL.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    /// <exception cref="InvalidOperationException">The browser could not draw the figure.</exception>
    public static string DataUrl(Figure figure, string format, int width)
    {
        var document = Document(Page(figure, format, width), width, figure.Height);
        var start = document.IndexOf(Mark, StringComparison.Ordinal);
        if (start < 0)
            throw new InvalidOperationException($"The browser '{Browser.Value}' did not draw the figure.");
        start += Mark.Length;
        return WebUtility.HtmlDecode(document[start..document.IndexOf('<', start)]);
    }

    /// <summary>What a page has become once its scripts have run, as HTML.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    public static string Document(string page, int width, int height)
    {
        var browser = Browser.Value ?? throw new NotSupportedException(
            $"A figure becomes a picture in a browser, and there is none: install Chromium, Chrome or Edge, or set {BrowserVariable} to the path of one. Saving as .html needs none.");
        var folder = Directory.CreateTempSubdirectory("analysiskit-").FullName;
        try
        {
            var file = Path.Combine(folder, "figure.html");
            File.WriteAllText(file, page, Encoding.UTF8);
            return Run(browser, folder, file, width, height);
        }
        finally
        {
            Delete(folder);
        }
    }

    public static byte[] Png(Figure figure, int width)
    {
        var url = DataUrl(figure, "png", width);
        return Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }

    public static string Svg(Figure figure, int width)
    {
        var url = DataUrl(figure, "svg", width);
        return Uri.UnescapeDataString(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]);
    }

    private static string Page(Figure figure, string format, int width) => string.Create(CultureInfo.InvariantCulture, $$"""
        <!DOCTYPE html>
        <html><head><meta charset="utf-8">{{Figure.Library}}</head><body><div id="figure" style="width:{{width}}px;height:{{figure.Height}}px"></div>
        <script>var f = {{figure.ToJson()}}; f.layout.width = {{width}}; f.layout.height = {{figure.Height}};
        Plotly.newPlot("figure", f.data, f.layout, {staticPlot: true})
          .then(function () { return Plotly.toImage("figure", {format: "{{format}}", width: {{width}}, height: {{figure.Height}}, scale: {{(format == "png" ? PixelsPerPoint : 1)}}}); })
          .then(function (url) { document.body.textContent = "{{Mark}}" + url; });
        </script></body></html>
        """);

    private static string Run(string browser, string folder, string page, int width, int height)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in (string[])[
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=20000", string.Create(CultureInfo.InvariantCulture, $"--window-size={width + 100},{height + 200}"),
            $"--user-data-dir={Path.Combine(folder, "profile")}", "--dump-dom", new Uri(page).AbsoluteUri])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"The browser '{browser}' did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var timer = new Timer(_ => Kill(process), null, LongestRun, Timeout.InfiniteTimeSpan);
        var document = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return document;
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The browser may still be writing its profile; the system empties its temporary folder by itself.
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable(BrowserVariable) is { Length: > 0 } chosen)
            return File.Exists(chosen) ? chosen : null;
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name + suffix))).Concat(Places).FirstOrDefault(File.Exists);
    }
}
