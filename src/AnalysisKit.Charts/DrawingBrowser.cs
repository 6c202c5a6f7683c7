using System.Diagnostics;
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace AnalysisKit.Charts;

/// <summary>An installed browser, started without a window and without a network, with a page that holds plotly.js.</summary>
internal sealed class DrawingBrowser : IDisposable
{
    private const int LongestStart = 30_000; // milliseconds
    private const int LongestEnd = 3_000;

    // Quoted where needed, because PuppeteerSharp joins them with spaces.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "\"--host-resolver-rules=MAP * ~NOTFOUND\"",
    ];

    private readonly BrowserProfile _profile;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private DrawingBrowser(BrowserProfile profile, IBrowser browser, IPage page)
    {
        _profile = profile;
        _browser = browser;
        _page = page;
    }

    /// <summary>Whether the browser still runs.</summary>
    public bool IsAlive => _browser.IsConnected && !_browser.Process.HasExited;

    public static async Task<DrawingBrowser> OpenAsync(string path)
    {
        var profile = BrowserProfile.Create();
        IBrowser? browser = null;
        try
        {
            // With a pipe, the browser ends when this process ends, even if it is killed.
            browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = path, Headless = true, Pipe = true, UserDataDir = profile.Folder, Timeout = LongestStart, Args = Arguments }).ConfigureAwait(false);
            var page = await NewPageAsync(browser).ConfigureAwait(false);
            await page.SetContentAsync($"<!DOCTYPE html><html><head><meta charset=\"utf-8\">{Figure.Library}</head><body><div id=\"figure\"></div></body></html>").ConfigureAwait(false);
            return new DrawingBrowser(profile, browser, page);
        }
        catch
        {
            End(browser, profile);
            throw;
        }
    }

    /// <summary>Calls a JavaScript function in the page that has plotly.js, and awaits a promise that it returns.</summary>
    public Task<string> CallAsync(string function, params object[] arguments) => _page.EvaluateFunctionAsync<string>(function, arguments);

    /// <summary>Shows HTML in a new page and evaluates an expression in it.</summary>
    public async Task<string> EvaluateAsync(string html, string expression, int width, int height, bool isDark)
    {
        var page = await NewPageAsync(_browser).ConfigureAwait(false);
        try
        {
            await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height }).ConfigureAwait(false);
            await page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = isDark ? "dark" : "light" }]).ConfigureAwait(false);
            await page.SetContentAsync(html).ConfigureAwait(false);
            return await page.EvaluateExpressionAsync<string>(expression).ConfigureAwait(false);
        }
        finally
        {
            await page.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Prints HTML, whose style sheet says how large the paper is, and gives the PDF in base64.</summary>
    public async Task<string> PdfAsync(string html)
    {
        var page = await NewPageAsync(_browser).ConfigureAwait(false);
        try
        {
            await page.SetContentAsync(html).ConfigureAwait(false);
            await page.EvaluateExpressionAsync<string>("document.fonts.ready.then(() => '')").ConfigureAwait(false);
            return Convert.ToBase64String(await page.PdfDataAsync(new PdfOptions { PreferCSSPageSize = true, PrintBackground = true }).ConfigureAwait(false));
        }
        finally
        {
            await page.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Ends the browser and removes its folder.</summary>
    public void Dispose() => End(_browser, _profile);

    private static async Task<IPage> NewPageAsync(IBrowser browser)
    {
        var page = await browser.NewPageAsync().ConfigureAwait(false);
        await page.SetOfflineModeAsync(true).ConfigureAwait(false);
        return page;
    }

    // Kills the browser: it has nothing to save.
    private static void End(IBrowser? browser, BrowserProfile profile)
    {
        try
        {
            if (browser?.Process is { } process)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit(LongestEnd);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException or NotSupportedException)
        {
            // The browser ended by itself.
        }

        profile.Dispose();
    }
}
