using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace AnalysisKit.Jupyter.Tests;

/// <summary>The kernel in Jupyter Notebook itself, with a real browser that reaches nothing but this machine.</summary>
public class NotebookServerTests
{
    private const string Name = "01-in-jupyter.ipynb";
    private const int Patience = 90_000;

    private static readonly string? Root = FindRoot();

    [Fact]
    public async Task Notebook_InTheBrowser_RunsDrawsCompletesStopsAndRestarts()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var jupyter = OnPath("jupyter-notebook");
        var chromium = OnPath("chromium");
        var kit = Root is null ? null : Path.Combine(Root, "src", "AnalysisKit.Cli", "bin", "Debug", "net10.0", "AnalysisKit.Cli.dll");
        Assert.SkipWhen(jupyter is null, "Jupyter Notebook is not installed (apt-get install jupyter-notebook).");
        Assert.SkipWhen(chromium is null, "Chromium is not installed (apt-get install chromium fonts-noto-core).");
        Assert.SkipWhen(!File.Exists(kit), "The command is not built (dotnet build).");

        // In artifacts, so that the paths of the notebook lead where they lead from its own folder.
        var folder = Path.Combine(Root!, "artifacts");
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(Root!, "notebooks", "01-positions-on-syria.ipynb"), Path.Combine(folder, Name), overwrite: true);
        var prefix = Directory.CreateTempSubdirectory("analysiskit-").FullName;
        await RunAsync("dotnet", [kit!, "kernel", "install", "--prefix", prefix, "--name", ".net-csharp"], cancellation);

        var port = FreePort();
        var start = new ProcessStartInfo(jupyter!, ["--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", "--NotebookApp.token=test", $"--notebook-dir={folder}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_PATH"] = Path.Combine(prefix, "share", "jupyter");
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(prefix, "data");
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(prefix, "config");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(prefix, "runtime");
        using var server = Process.Start(start)!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        try
        {
            await WaitForAsync(port, server, cancellation);
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
            var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1300, Height = 1400 } });
            page.SetDefaultTimeout(Patience);
            var abroad = new List<string>();
            await page.RouteAsync("**/*", route =>
            {
                var address = new Uri(route.Request.Url);
                if (address.Scheme is "data" or "blob" || address.Host == "127.0.0.1")
                    return route.ContinueAsync();
                lock (abroad)
                    abroad.Add(route.Request.Url);
                return route.AbortAsync();
            });
            await page.GotoAsync(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/notebooks/{Name}?token=test"));
            await ReadyAsync(page);

            await page.EvaluateAsync("Jupyter.notebook.clear_all_output(); Jupyter.notebook.execute_all_cells()");
            await page.WaitForFunctionAsync("() => { const cells = Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code'); return cells.every(c => Number.isInteger(c.input_prompt_number)) }");
            Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('.output_error').length"));

            // The heatmap is drawn, as a picture inside the chart; Arabic in tables is right to left.
            await page.WaitForSelectorAsync(".js-plotly-plot .heatmaplayer image", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
            Assert.Equal("rtl", await page.EvaluateAsync<string>("getComputedStyle([...document.querySelectorAll('.output td')].find(c => /^[\\u0600-\\u06FF]/.test(c.textContent.trim()))).direction"));
            await page.EvaluateAsync("document.querySelector('.js-plotly-plot').scrollIntoView()");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "jupyter-notebook.png") });

            await PagesAndSortsAsync(page);
            await ReadableInTheDarkAsync(page, folder);

            Assert.Contains("Count", await CompletionsAsync(page, "articles."), StringComparer.Ordinal);
            Assert.Equal("91", await ExecuteAsync(page, "articles.Count"));

            // An endless cell stops, and the variables are still there.
            await page.EvaluateAsync("Jupyter.notebook.insert_cell_at_bottom('code').set_text('while (true) { }'); Jupyter.notebook.execute_cells([Jupyter.notebook.ncells() - 1])");
            await page.WaitForTimeoutAsync(1_500);
            var watch = Stopwatch.StartNew();
            await page.EvaluateAsync("Jupyter.notebook.kernel.interrupt()");
            await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cells().at(-1).output_area.outputs.some(o => o.output_type === 'error')");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"The cell stopped after {watch.Elapsed}.");
            Assert.Equal("91", await ExecuteAsync(page, "articles.Count"));

            await page.EvaluateAsync("new Promise(done => Jupyter.notebook.kernel.restart(done, done))");
            await ReadyAsync(page);
            Assert.Contains("articles", await ExecuteAsync(page, "articles.Count"), StringComparison.Ordinal);
            Assert.Equal("2", await ExecuteAsync(page, "1 + 1"));
            Assert.Empty(abroad);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(CancellationToken.None);
            File.Delete(Path.Combine(folder, Name));
            Directory.Delete(prefix, recursive: true);
        }
    }

    // A table of more than one page: the next page, then sorted up and down by its first column.
    private static async Task PagesAndSortsAsync(IPage page)
    {
        var note = page.Locator("table.dataframe + p").Filter(new LocatorFilterOptions { Has = page.Locator("button") }).First;
        var table = note.Locator("xpath=preceding-sibling::table[1]");
        var first = await table.Locator("tbody tr").First.InnerTextAsync();
        await note.Locator("button").Nth(1).ClickAsync();
        Assert.Contains("21–40 /", await note.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("the first 20", await note.InnerTextAsync(), StringComparison.Ordinal);
        Assert.NotEqual(first, await table.Locator("tbody tr").First.InnerTextAsync());

        var heading = table.Locator("thead th").First;
        await heading.ClickAsync();
        var once = await table.Locator("tbody tr td:first-child").AllInnerTextsAsync();
        await heading.ClickAsync();
        var twice = await table.Locator("tbody tr td:first-child").AllInnerTextsAsync();
        Assert.Equal(20, once.Count);
        Assert.NotEqual(once[0], twice[0]);
        await table.ScrollIntoViewIfNeededAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Root!, "artifacts", "jupyter-table.png") });
        await heading.ClickAsync();
        Assert.Equal(first, await table.Locator("tbody tr").First.InnerTextAsync());
    }

    // The page as a dark theme makes it: the figures follow, and marks in sentences and texts of figures stand out as WCAG 2.2 asks.
    private static async Task ReadableInTheDarkAsync(IPage page, string folder)
    {
        const string Dark = "body, #site, #notebook, #notebook-container, .output_area, .rendered_html, .rendered_html tr { background: #181818 !important; color: #e6edf3 !important; } .rendered_html :is(th, td, h1, h2, p, small), .output_area pre { color: #e6edf3 !important; }";
        const string Contrasts = """
            (() => {
              const numbers = css => css.match(/[\d.]+/g).map(Number);
              const light = c => c.slice(0, 3).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
              const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
              const marks = [...document.querySelectorAll('.output mark')].map(m => ratio(numbers(getComputedStyle(m).color), numbers(getComputedStyle(m).backgroundColor)));
              const texts = [...document.querySelectorAll('.js-plotly-plot .xtick text, .js-plotly-plot .ytick text, .js-plotly-plot .gtitle')].map(t => ratio(numbers(getComputedStyle(t).fill), [24, 24, 24])).concat([...document.querySelectorAll('.output button, .output caption')].map(b => ratio(numbers(getComputedStyle(b).color), [24, 24, 24])));
              return [marks.length, Math.min(...marks), texts.length, Math.min(...texts)];
            })()
            """;
        await page.AddStyleTagAsync(new PageAddStyleTagOptions { Content = Dark });
        await page.EvaluateAsync("document.body.classList.add('dark')");
        await page.WaitForFunctionAsync("() => !/rgb\\(36, 41, 47\\)/.test(getComputedStyle(document.querySelector('.js-plotly-plot .gtitle')).fill)");
        await page.WaitForTimeoutAsync(1_500);
        var found = await page.EvaluateAsync<double[]>(Contrasts);
        Assert.True(found[0] > 0 && found[2] > 0, "There are no marks, or no figures.");
        Assert.True(Math.Min(found[1], found[3]) >= 4.5, $"Marks have a contrast of {found[1]:0.0}, texts of figures and captions one of {found[3]:0.0}.");
        foreach (var (name, selector) in ((string, string)[])[("figure", ".js-plotly-plot"), ("table", "table.dataframe"), ("sentences", ".output mark"), ("console", ".output pre[dir]")])
        {
            await page.EvaluateAsync($"document.querySelector('{selector}').scrollIntoView({{block: 'center'}})");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"jupyter-dark-{name}.png") });
        }
    }

    private static Task<IJSHandle> ReadyAsync(IPage page) =>
        page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.language_info");

    // The text that a new last cell shows: its result, or its error.
    private static async Task<string> ExecuteAsync(IPage page, string code)
    {
        await page.EvaluateAsync("code => { Jupyter.notebook.insert_cell_at_bottom('code').set_text(code); Jupyter.notebook.execute_cells([Jupyter.notebook.ncells() - 1]) }", code);
        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cells().at(-1).output_area.outputs.length > 0");
        return await page.EvaluateAsync<string>("() => { const o = Jupyter.notebook.get_cells().at(-1).output_area.outputs[0]; return o.output_type === 'error' ? o.evalue : o.data['text/plain'] }");
    }

    private static async Task<string[]> CompletionsAsync(IPage page, string code)
    {
        await page.EvaluateAsync("code => { const cell = Jupyter.notebook.insert_cell_at_bottom('code'); cell.set_text(code); Jupyter.notebook.select(Jupyter.notebook.ncells() - 1); Jupyter.notebook.edit_mode(); cell.code_mirror.focus(); cell.code_mirror.setCursor(0, code.length) }", code);
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForSelectorAsync("#complete option", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        var shown = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('#complete option')].map(o => o.textContent)");
        await page.Keyboard.PressAsync("Escape");
        return shown;
    }

    private static async Task WaitForAsync(int port, Process server, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            Assert.False(server.HasExited, "Jupyter Notebook ended at once.");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100, cancellation);
            }
        }

        Assert.Fail("Jupyter Notebook did not answer within 30 seconds.");
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        Assert.True(process.ExitCode == 0, await error);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);

    private static string? FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AnalysisKit.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
