using System.Globalization;
using PuppeteerSharp;

namespace AnalysisKit.Cli.Tests;

public class CheckPageTests
{
    [Fact]
    public async Task Page_CheckedByKeyboardFromFirstToLast_SavesAFileThatReadsBack()
    {
        if (!File.Exists("/usr/bin/chromium"))
            Assert.Skip("Chromium, which shows the page, is not installed (apt-get install chromium fonts-noto-core).");
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var sampled = await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--out", folder.At("check.html"));
        Assert.Equal(ExitCodes.Ok, sampled.ExitCode);
        await using var browser = await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            UserDataDir = folder.At("profile"),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        var page = await browser.NewPageAsync();
        var session = await page.CreateCDPSessionAsync();
        await session.SendAsync("Page.setDownloadBehavior", new { behavior = "allow", downloadPath = folder.Name });
        await page.SetViewportAsync(new ViewPortOptions { Width = 390, Height = 844 });
        await page.GoToAsync("file://" + folder.At("check.html"));
        var count = await page.EvaluateExpressionAsync<int>("items().length");

        await page.Keyboard.PressAsync("n");
        await page.Keyboard.PressAsync("u");
        await page.Keyboard.PressAsync("u");
        Assert.Equal(0, await page.EvaluateExpressionAsync<int>("items().filter(isDone).length"));
        await page.Keyboard.PressAsync("y");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("Enter");
        await page.ReloadAsync();
        Assert.Equal(1, await page.EvaluateExpressionAsync<int>("items().filter(isDone).length"));
        for (var i = 1; i < count; i++)
            await page.Keyboard.PressAsync("n");
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.Keyboard.PressAsync("s");
        var saved = await Saved(folder);

        var sample = Sample.Load(saved);
        Assert.Empty(sample.Problems);
        Assert.Equal((count, count), (sample.Count, sample.Checked));
        Assert.Equal(1, sample.Count(s => s.Answer.Statement == true));
        var first = sample[0].Answer;
        Assert.Equal(first.Read!.Speaker ?? "", first.Speaker);
        Assert.Equal(Polarity.Oppose, first.Stances["political-settlement"]);
        Assert.Equal(1, first.Stances.Values.Count(side => side is not null));
        Assert.True(first.At > DateTimeOffset.Parse("2020-01-01", CultureInfo.InvariantCulture));
    }

    // A browser writes a download beside its place and moves it there when it is whole.
    private static async Task<string> Saved(Folder folder)
    {
        for (var i = 0; i < 100; i++)
        {
            if (Directory.EnumerateFiles(folder.Name, "checked-*.jsonl").FirstOrDefault() is { } file)
                return file;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("The page saved no file.");
    }
}
