using System.Runtime.InteropServices;
using PuppeteerSharp;
using ExecutionContext = System.Threading.ExecutionContext;

namespace AnalysisKit.Charts;

/// <summary>
/// Draws a figure as a picture, in a headless browser of the Chromium family that is installed on this machine. Needs no network. The browser starts with the first picture and ends with the process.
/// </summary>
internal static class FigureImage
{
    private const double PixelsPerPoint = 1.5;

    private const string Draw = """
        async (json, format, width, height, scale) => {
          const figure = JSON.parse(json), element = document.getElementById("figure");
          figure.layout.width = width; figure.layout.height = height;
          try {
            await Plotly.newPlot(element, figure.data, figure.layout, {staticPlot: true});
            return await Plotly.toImage(element, {format, width, height, scale});
          } finally { Plotly.purge(element); }
        }
        """;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private static DrawingBrowser? s_browser;
    private static PosixSignalRegistration[] s_endings = [];

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

    /// <summary>Shows a page in the browser and evaluates an expression in it; if that gives a promise, awaits it.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    public static string Evaluate(string html, string expression, int width, int height, bool isDark = false) => InBrowser(browser => browser.EvaluateAsync(html, expression, width, height, isDark));

    /// <summary>The picture as a data URL, which is what plotly.js gives.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    /// <exception cref="InvalidOperationException">The browser could not draw the figure.</exception>
    private static string DataUrl(Figure figure, string format, int width) =>
        InBrowser(browser => browser.CallAsync(Draw, figure.ToJson(), format, width, figure.Height, format == "png" ? PixelsPerPoint : 1));

    private static string InBrowser(Func<DrawingBrowser, Task<string>> work)
    {
        var path = InstalledBrowser.Path;
        return Run(async () =>
        {
            await Turn.WaitAsync().ConfigureAwait(false);
            try
            {
                return await work(await BrowserAsync(path).ConfigureAwait(false)).WaitAsync(LongestRun).ConfigureAwait(false);
            }
            catch (Exception e) when (e is PuppeteerException or TimeoutException or IOException or System.ComponentModel.Win32Exception or ObjectDisposedException)
            {
                End();
                throw new InvalidOperationException($"The browser '{path}' did not draw the figure: {e.Message}", e);
            }
            finally
            {
                Turn.Release();
            }
        });
    }

    private static async Task<DrawingBrowser> BrowserAsync(string path)
    {
        if (Volatile.Read(ref s_browser) is { IsAlive: true } running)
            return running;
        End();
        EndWithTheProcess();
        var browser = await DrawingBrowser.OpenAsync(path).ConfigureAwait(false);
        Volatile.Write(ref s_browser, browser);
        return browser;
    }

    private static void End() => Interlocked.Exchange(ref s_browser, null)?.Dispose();

    // Ends the browser at the end of the process, and on signals: without a handler, Ctrl+C would end the process without ProcessExit. If the process survives the signal, the next picture starts a new browser.
    private static void EndWithTheProcess()
    {
        if (s_endings.Length > 0)
            return;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => End();
        s_endings = [.. ((PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGHUP]).Select(signal => PosixSignalRegistration.Create(signal, _ => End()))];
    }

    // Blocks until asynchronous work is done. The work runs on the thread pool, so that no synchronisation context waits for itself, and without the caller's execution context, because the browser outlives the cell that saves a figure.
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
