using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PuppeteerSharp;
using ExecutionContext = System.Threading.ExecutionContext;

namespace AnalysisKit.Charts;

/// <summary>
/// Draws a figure as a picture, in a headless browser of the Chromium family that is installed on this machine. Needs no network. The browser starts with the first picture and ends with the process.
/// </summary>
internal static class FigureImage
{
    private const double PixelsPerPoint = 1.5;

    private const char Refusal = '!';

    private static readonly Lazy<string> Draw = new(() => FigureLibrary.Own("picture.js"));
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);
    private static readonly SemaphoreSlim Turn = new(1, 1);

    private static DrawingBrowser? s_browser;
    private static PosixSignalRegistration[] s_endings = [];

    public static bool IsAvailable => InstalledBrowser.PathOrNull is not null;

    public static byte[] Png(Figure figure, int width) => Content(DataUrl(figure, "png", width, figure.Height, PixelsPerPoint, null));

    public static byte[] Png(Figure figure, PictureSize size)
    {
        var png = Content(DataUrl(figure, "png", size.PixelWidth, size.PixelHeight, size.DotsPerPixel, size));
        return size.Resolution is { } dots ? PngResolution.Add(png, dots) : png;
    }

    public static string Svg(Figure figure, int width) => Markup(DataUrl(figure, "svg", width, figure.Height, 1, null));

    /// <summary>The figure as an SVG that has its size in the unit and carries the font's file.</summary>
    public static string Svg(Figure figure, PictureSize size)
    {
        var svg = Markup(DataUrl(figure, "svg", size.PixelWidth, size.PixelHeight, 1, size));
        var end = svg.IndexOf('>', StringComparison.Ordinal) + 1;
        var root = Attribute(Attribute(svg[..end], "width", size.Width, size.Suffix), "height", size.Height, size.Suffix);
        return $"{root}{(size.Font is { Data: not null } font ? $"<defs><style>{font.Rule}</style></defs>" : "")}{svg[end..]}";
    }

    /// <summary>A PDF of one page, as large as the figure, with the letters that it needs.</summary>
    public static byte[] Pdf(Figure figure, int width) => Pdf(Svg(figure, width), width, figure.Height, "px");

    public static byte[] Pdf(Figure figure, PictureSize size) => Pdf(Svg(figure, size), size.Width, size.Height, size.Suffix);

    /// <summary>Shows a page in the browser and evaluates an expression in it; if that gives a promise, awaits it.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    public static string Evaluate(string html, string expression, int width, int height, bool isDark = false) => InBrowser(browser => browser.EvaluateAsync(html, expression, width, height, isDark));

    /// <summary>The picture as a data URL, which is what plotly.js gives.</summary>
    /// <exception cref="NotSupportedException">There is no browser.</exception>
    /// <exception cref="ArgumentException">The figure does not fit, or there is no such font.</exception>
    /// <exception cref="InvalidOperationException">The browser could not draw the figure.</exception>
    private static string DataUrl(Figure figure, string format, double width, double height, double scale, PictureSize? size)
    {
        var letters = size is null ? null : new JsonObject { ["pixels"] = size.LabelPixels, ["font"] = size.Font?.ToJson(), ["unit"] = new JsonObject { ["name"] = size.Suffix, ["pixels"] = size.PixelWidth / size.Width } }.ToJsonString();
        var url = InBrowser(browser => browser.CallAsync($"async (json, format, width, height, scale, size) => ({Draw.Value})(json, format, width, height, scale, JSON.parse(size))", figure.ToJson(), format, width, height, scale, letters ?? "null"));
        return url.StartsWith(Refusal) ? throw new ArgumentException(url[1..]) : url;
    }

    private static byte[] Content(string url) => Convert.FromBase64String(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]);

    private static string Markup(string url) => Uri.UnescapeDataString(url[(url.IndexOf(',', StringComparison.Ordinal) + 1)..]);

    private static string Attribute(string element, string name, double value, string unit) =>
        Regex.Replace(element, $" {name}=\"[^\"]*\"", string.Create(CultureInfo.InvariantCulture, $" {name}=\"{value:0.###}{unit}\""), RegexOptions.CultureInvariant, LongestRun);

    private static byte[] Pdf(string svg, double width, double height, string unit)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>@page{{size:{width:0.###}{unit} {height:0.###}{unit};margin:0}}html,body{{margin:0;padding:0}}svg{{display:block}}</style></head><body>{svg}</body></html>");
        return Convert.FromBase64String(InBrowser(browser => browser.PdfAsync(page)));
    }

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
