using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace AnalysisKit.Cli.Tests;

/// <summary>A headless Chromium without network, for pages that must work offline.</summary>
internal static class Browser
{
    /// <summary>Opens a page, lets its scripts run, and gives the document as it then is. Skips the test where there is no Chromium.</summary>
    /// <param name="file">The page.</param>
    /// <param name="script">Code to run when the page has loaded.</param>
    /// <param name="screenshot">File for a picture of the page instead.</param>
    /// <param name="isDark">Whether the system's colours are dark.</param>
    public static async Task<string> OpenAsync(string file, string script = "", string? screenshot = null, bool isDark = false)
    {
        using var folder = new Folder();
        var page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        // A page that names its scripts allows the test's, too.
        var hash = $"script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}' ";
        page = page.Replace("script-src 'none'", hash, StringComparison.Ordinal).Replace("script-src 'sha256-", hash + "'sha256-", StringComparison.Ordinal);
        var copy = folder.Write("page.html", page.Replace("</body>", $"<script>{script}</script></body>", StringComparison.Ordinal));
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=5000", "--window-size=1200,1600", $"--user-data-dir={folder.At("profile")}",
            $"--blink-settings=preferredColorScheme={(isDark ? 0 : 1)}",
            screenshot is null ? "--dump-dom" : $"--screenshot={screenshot}", "file://" + copy,
        ];
        try
        {
            using var process = Process.Start(new ProcessStartInfo("chromium", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var document = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, await errors);
            return document;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Chromium, which draws the page, is not installed (apt-get install chromium fonts-noto-core).");
            throw;
        }
    }
}
