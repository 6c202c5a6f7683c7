using PuppeteerSharp;

namespace AnalysisKit.Cli.Tests;

/// <summary>Marked words in sentences, as a browser paints them.</summary>
public class MarkTests
{
    // "Lavrov said: a settlement ... through negotiations ..." on many lines whose letters go deep under the line and high above it.
    private static readonly string LongSpeech = "قال وزير الخارجية الروسي سيرغي لافروف: «" + string.Join(' ', Enumerable.Repeat("إن روسيا ترفض فرض عقوبات على سوريا وتُصرّ على حلّ سياسيّ يجري بين جميع السوريين وعلى أنّ الحوار طريق يفضي إليه أيضًا", 6)) + "».";

    [Fact]
    public async Task Marks_OfEveryPage_CoverNoLetter()
    {
        if (!File.Exists("/usr/bin/chromium"))
            Assert.Skip("Chromium, which shows the pages, is not installed (apt-get install chromium fonts-noto-core).");
        using var folder = new Folder();
        var articles = folder.Articles(LongSpeech);
        await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--html", folder.At("compare.html"));
        await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--out", folder.At("check.html"));
        var gold = folder.Write("gold.jsonl", """{"id": "1", "statements": []}""");
        await Cli.RunAsync("evaluate", articles, "--gold", gold, "--topic", Cli.Syria, "--html", folder.At("misses.html"));
        var table = new[] { new Article { Id = "1", Text = LongSpeech } }.Statements(Topic.Load(Cli.Syria)).ToHtml();
        folder.Write("notebook.html", $"<!DOCTYPE html><meta charset=\"utf-8\"><body style=\"font:14px/1.43 Helvetica,sans-serif;width:30rem\">{table}");
        await using var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            UserDataDir = folder.At("profile"),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-lcd-text"],
        });

        foreach (var page in new[] { "compare", "check", "misses", "notebook" })
        {
            var (lines, covered) = await Covered(browser, folder.At(page + ".html"), "");
            Assert.True(lines > 3, $"{page}: the marked words have {lines} lines.");
            Assert.True(covered == 0, $"{page}: marks cover {covered} dots of letters.");
        }

        // The measure sees what it is for: a background of the height of a high font.
        Assert.True((await Covered(browser, folder.At("notebook.html"), "background:#fff1b8;padding:1em 0")).Covered > 0);
    }

    [Theory]
    [InlineData(25, 25, null)]
    [InlineData(30, 25, "The first 25 of 30 rows.")]
    public void Statements_OfALongList_SayHowManyRowsAreShown(int statements, int rows, string? says)
    {
        var articles = Enumerable.Range(0, statements).Select(i => new Article { Id = $"{i}", Text = Sentences.RussiaRejectsSanctions });
        var html = articles.Statements(Topic.Load(Cli.Syria)).ToHtml();
        Assert.Equal(rows + 1, html.Split("<tr>").Length - 1);
        Assert.Contains($"{statements} statements", html, StringComparison.Ordinal);
        Assert.Equal(says is not null, html.Contains("The first", StringComparison.Ordinal));
        Assert.Contains(says ?? "", html, StringComparison.Ordinal);
    }

    // The lines of the first mark, and the dots of letters that are dark without the marks' colours and no longer with them.
    private static async Task<(int Lines, int Covered)> Covered(IBrowser browser, string file, string style)
    {
        var page = await browser.NewPageAsync();
        await page.SetBypassCSPAsync(true);
        await page.SetViewportAsync(new ViewPortOptions { Width = 500, Height = 1200, DeviceScaleFactor = 2 });
        await page.GoToAsync("file://" + file);
        const string Marks = "[...document.querySelectorAll('mark')].filter(m => m.getClientRects().length > 3)";
        await page.EvaluateExpressionAsync<int>($"{Marks}.forEach(m => m.style.cssText += '{style}'), 0");
        var lines = await page.EvaluateExpressionAsync<int>($"({Marks}[0]?.scrollIntoView(), {Marks}[0]?.getClientRects().length ?? 0)");
        var with = await page.ScreenshotBase64Async();
        await page.AddStyleTagAsync(new AddTagOptions { Content = "mark { background: none !important; }" });
        var without = await page.ScreenshotBase64Async();
        const string Compare = """
            async (with_, without) => {
              const dots = async data => {
                const image = new Image();
                image.src = 'data:image/png;base64,' + data;
                await image.decode();
                const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height}), brush = canvas.getContext('2d');
                brush.drawImage(image, 0, 0);
                return brush.getImageData(0, 0, image.width, image.height).data;
              };
              const [a, b] = [await dots(with_), await dots(without)];
              let covered = 0;
              for (let i = 0; i < a.length; i += 4) if (b[i] + b[i + 1] + b[i + 2] < 300 && a[i] + a[i + 1] + a[i + 2] > 450) covered++;
              return covered;
            }
            """;
        var covered = await page.EvaluateFunctionAsync<int>(Compare, with, without);
        await page.CloseAsync();
        return (lines, covered);
    }
}
