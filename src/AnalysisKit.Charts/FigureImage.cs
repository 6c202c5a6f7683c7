using Microsoft.Playwright;

namespace AnalysisKit.Charts;

/// <summary>
/// Draws a figure as a picture, in a headless browser of the Chromium family that is installed on this machine. Needs no network. The browser stays open while figures follow each other, and is closed when none has come
/// for some seconds.
/// </summary>
internal static class FigureImage
{
    private const double PixelsPerPoint = 1.5;

    private const string Draw = """
        async ([json, format, width, height, scale]) => {
          const figure = JSON.parse(json), element = document.getElementById("figure");
          figure.layout.width = width; figure.layout.height = height;
          try {
            await Plotly.newPlot(element, figure.data, figure.layout, {staticPlot: true});
            return await Plotly.toImage(element, {format, width, height, scale});
          } finally { Plotly.purge(element); }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Timer Idle = new(_ => Run(CloseAsync));

    private static DrawingBrowser? s_browser;

    public static bool IsAvailable => InstalledBrowser.PathOrNull is not null;

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

    /// <summary>Shows a page in the browser and evaluates an expression in it; what it promises is waited for.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    public static string Evaluate(string html, string expression, int width, int height) => InBrowser(browser => browser.EvaluateAsync(html, expression, width, height));

    /// <summary>The picture as plotly.js gives it: a data URL.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    /// <exception cref="InvalidOperationException">The browser could not draw the figure.</exception>
    private static string DataUrl(Figure figure, string format, int width) =>
        InBrowser(browser => browser.CallAsync(Draw, new object[] { figure.ToJson(), format, width, figure.Height, format == "png" ? PixelsPerPoint : 1 }));

    private static string InBrowser(Func<DrawingBrowser, Task<string>> work)
    {
        var path = InstalledBrowser.Path;
        return Run(async () =>
        {
            await Turn.WaitAsync().ConfigureAwait(false);
            try
            {
                s_browser ??= await DrawingBrowser.OpenAsync(path).WaitAsync(LongestRun).ConfigureAwait(false);
                return await work(s_browser).WaitAsync(LongestRun).ConfigureAwait(false);
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                await DisposeAsync().ConfigureAwait(false);
                throw new InvalidOperationException($"The browser '{path}' did not draw the figure: {e.Message}", e);
            }
            finally
            {
                Idle.Change(Patience, Timeout.InfiniteTimeSpan);
                Turn.Release();
            }
        });
    }

    private static async Task<string> CloseAsync()
    {
        await Turn.WaitAsync().ConfigureAwait(false);
        try
        {
            await DisposeAsync().ConfigureAwait(false);
            return "";
        }
        finally
        {
            Turn.Release();
        }
    }

    private static async Task DisposeAsync()
    {
        var browser = s_browser;
        s_browser = null;
        if (browser is not null)
            await browser.DisposeAsync().ConfigureAwait(false);
    }

    // Figures are saved from cells, which know no await: the work goes on on other threads, so that no synchronisation context can wait for itself. The browser outlives the cell, so nothing of the cell flows into it.
    private static string Run(Func<Task<string>> work)
    {
        Task<string> task;
        if (ExecutionContext.IsFlowSuppressed())
        {
            task = Task.Run(work);
        }
        else
        {
            using (ExecutionContext.SuppressFlow())
                task = Task.Run(work);
        }

        return task.GetAwaiter().GetResult();
    }
}
