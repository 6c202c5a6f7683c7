using Microsoft.Playwright;

namespace AnalysisKit.Charts;

/// <summary>An installed browser, started without a window and without a network through Playwright, with a page that holds plotly.js.</summary>
internal sealed class DrawingBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly IPage _page;

    private DrawingBrowser(IPlaywright playwright, IBrowser browser, IBrowserContext context, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        _context = context;
        _page = page;
    }

    public static async Task<DrawingBrowser> OpenAsync(string path)
    {
        var playwright = await Playwright.CreateAsync().ConfigureAwait(false);
        try
        {
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Headless = true, Args = Arguments }).ConfigureAwait(false);
            var context = await browser.NewContextAsync(new BrowserNewContextOptions { Offline = true }).ConfigureAwait(false);
            var page = await context.NewPageAsync().ConfigureAwait(false);
            await page.SetContentAsync($"<!DOCTYPE html><html><head><meta charset=\"utf-8\">{Figure.Library}</head><body><div id=\"figure\"></div></body></html>").ConfigureAwait(false);
            return new DrawingBrowser(playwright, browser, context, page);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Calls a function of JavaScript in the page that holds plotly.js; what it promises is waited for.</summary>
    public Task<string> CallAsync(string function, object argument) => _page.EvaluateAsync<string>(function, argument);

    /// <summary>Shows a page of its own and evaluates an expression in it.</summary>
    public async Task<string> EvaluateAsync(string html, string expression, int width, int height)
    {
        var page = await _context.NewPageAsync().ConfigureAwait(false);
        try
        {
            await page.SetViewportSizeAsync(width, height).ConfigureAwait(false);
            await page.SetContentAsync(html).ConfigureAwait(false);
            return await page.EvaluateAsync<string>(expression).ConfigureAwait(false);
        }
        finally
        {
            await page.CloseAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _browser.CloseAsync().ConfigureAwait(false);
        }
        catch (PlaywrightException)
        {
            // It has ended by itself.
        }

        _playwright.Dispose();
    }
}
