using System.Net;
using System.Net.Sockets;
using AnalysisKit.Notebooks;
using AnalysisKit.Notebooks.Export;
using PuppeteerSharp;

namespace AnalysisKit.Cli.Tests;

/// <summary>Pages made of hostile notebooks, opened in a browser that may use the network: what runs in them, and what they load.</summary>
public class HostileNotebookTests(HostileNotebookTests.Watched watch) : IClassFixture<HostileNotebookTests.Watched>
{
    // What would run when a user clicks or moves the pointer, and what the page's own scripts are not.
    private const string Left =
        """
        JSON.stringify([...document.querySelectorAll('*')].flatMap(e => [...e.attributes].filter(a =>
          /^on/i.test(a.name) || /^(srcdoc|formaction|ping|background|srcset|autofocus|action|poster)$/i.test(a.name)
          || (/href$|^src$|^data$/i.test(a.name) && /^[\0-\x20]*(javascript|vbscript|file|blob|data(?!:image\/)):/i.test(a.value.replace(/[\t\n\r]/g, ''))))
          .map(a => `${e.localName} ${a.name}=${a.value.slice(0, 80)}`))
          .concat([...document.querySelectorAll('iframe,object,embed,base,link,form,meta[http-equiv=refresh i],template,style:not(head style):not([id^=plotly])')].filter(e => !e.closest('.js-plotly-plot')).map(e => e.localName)))
        """;

    public static TheoryData<string> Kinds => [.. HostileNotebooks.All(0).Select(n => n.Kind).Distinct()];

    [Fact]
    public void All_Kinds_AreAtLeastTwoHundredNotebooks() => Assert.InRange(HostileNotebooks.All(0).Count, 200, 1000);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Export_HostileNotebooks_RunAndLoadNothing(string kind)
    {
        var notebooks = HostileNotebooks.All(watch.Port).Where(n => n.Kind == kind).ToList();
        var found = new List<string>();
        foreach (var notebook in notebooks)
        {
            if (await watch.ShowAsync(notebook.Json, isTrusted: false) is { Count: > 0 } effects)
                found.Add($"{notebook.Number}: {notebook.Attempt}\n    {string.Join("\n    ", effects)}");
        }

        Assert.True(found.Count == 0, $"{found.Count} of {notebooks.Count}\n{string.Join('\n', found)}");
    }

    [Fact]
    public async Task Export_HostileNotebooksTrusted_RunAndLoad()
    {
        var (ran, loaded) = (0, 0);
        foreach (var notebook in HostileNotebooks.All(watch.Port).Where(n => n.Kind is "scripts" or "CSS"))
        {
            var effects = await watch.ShowAsync(notebook.Json, isTrusted: true);
            ran += effects.Exists(e => e == $"runs {notebook.Number}") ? 1 : 0;
            loaded += effects.Exists(e => e.StartsWith("loads http://127.0.0.1", StringComparison.Ordinal)) ? 1 : 0;
        }

        Assert.True(ran >= 10 && loaded >= 10, $"{ran} run and {loaded} load");
    }

    /// <summary>A browser, and a port of this machine that counts who comes.</summary>
    public sealed class Watched : IAsyncLifetime
    {
        private readonly Folder _folder = new();
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private IBrowser? _browser;
        private int _visits;

        internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public async ValueTask InitializeAsync()
        {
            if (!AnalysisKit.Charts.Figure.CanDraw)
                return;
            _listener.Start();
            _ = AcceptAsync();
            _browser = await Puppeteer.LaunchAsync(new LaunchOptions
            {
                ExecutablePath = AnalysisKit.Charts.InstalledBrowser.Path,
                Headless = true,
                Pipe = true,
                UserDataDir = _folder.At("profile"),
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"],
            });
        }

        /// <summary>Opens the notebook's page and tells what it did.</summary>
        internal async Task<List<string>> ShowAsync(string json, bool isTrusted)
        {
            Assert.SkipWhen(_browser is null, "Chromium, which opens the pages, is not installed (apt-get install chromium fonts-noto-core).");
            var path = _folder.Write("notebook.ipynb", json);
            var html = HtmlExport.Write(Notebook.Read(path), path, isTrusted: isTrusted);
            var address = new Uri(_folder.Write("page.html", html)).AbsoluteUri;
            var effects = new List<string>();
            var visits = Volatile.Read(ref _visits);
            var page = await _browser!.NewPageAsync();
            try
            {
                page.Request += (_, e) => Keep(e.Request.Url.Split('#')[0] == address || e.Request.Url.StartsWith("data:image/", StringComparison.Ordinal) || e.Request.Url.StartsWith("blob:", StringComparison.Ordinal) ? null : "loads " + e.Request.Url);
                page.Dialog += async (_, e) =>
                {
                    Keep("asks " + e.Dialog.Message);
                    await e.Dialog.Dismiss();
                };
                page.Console += (_, e) => Keep(e.Message.Text.Contains("Content Security Policy", StringComparison.Ordinal) ? "tries " + e.Message.Text : null);
                await page.GoToAsync(address, new NavigationOptions { WaitUntil = [WaitUntilNavigation.Load], Timeout = 20_000 });
                // Two pictures of the page, so that what waits for one of them has run.
                await page.EvaluateExpressionAsync<string>("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(''), 20))))");
                if (await page.EvaluateExpressionAsync<string>("'' + (window.ran || '')") is { Length: > 0 } ran)
                    Keep("runs " + ran);
                if (!isTrusted)
                {
                    Keep(await page.EvaluateExpressionAsync<string>(Left) is var left && left != "[]" ? "holds " + left : null);
                    if (await page.EvaluateExpressionAsync<bool>("!!document.querySelector('script.analysiskit-figure-data') && !!document.querySelector('[data-figure]')"))
                        Keep(await page.EvaluateExpressionAsync<bool>("new Promise(done => { let n = 0; (function look() { document.querySelector('.js-plotly-plot .main-svg, .analysiskit-figure p') || ++n > 100 ? done(n <= 100) : setTimeout(look, 30); })(); })") ? null : "draws nothing");
                }
            }
            catch (Exception e) when (isTrusted && e is PuppeteerException)
            {
                Keep("leaves the page: " + e.Message);
            }
            finally
            {
                await page.CloseAsync();
            }

            if (Volatile.Read(ref _visits) > visits)
                Keep("visits the port");
            lock (effects)
                return [.. effects];

            void Keep(string? effect)
            {
                if (effect is null)
                    return;
                lock (effects)
                    effects.Add(effect);
            }
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            if (_browser is not null)
                await _browser.CloseAsync();
            _browser?.Dispose();
            _folder.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    using var visitor = await _listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref _visits);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
