using System.Globalization;
using PuppeteerSharp;

namespace AnalysisKit.Cli.Tests;

public class CheckPageTests
{
    [Fact]
    public async Task Page_CheckedByKeyboardFromFirstToLast_SavesAFileThatReadsBack()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);
        var sampled = await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--n", "10", "--out", folder.At("check.html"));
        Assert.Equal(ExitCodes.Ok, sampled.ExitCode);
        await using var browser = await LaunchAsync(folder);
        var page = await OpenAsync(browser, folder);
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

    [Fact]
    public async Task Page_WholeArticles_TakesWhatWasNotFoundAndSavesArticlesCheckedToTheirEnd()
    {
        // A line break of two code units and a letter outside the first plane come before the words, and the kit finds no statement in them.
        const string weather = "😀 مقدمة\r\nانخفضت درجات الحرارة، ولا عقوبات بعد اليوم.";
        const string words = "ولا عقوبات بعد اليوم";
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, weather);
        await Cli.RunAsync("sample", articles, "--topic", Cli.Syria, "--articles", "--n", "2", "--out", folder.At("check.html"));
        await using var browser = await LaunchAsync(folder);
        var page = await OpenAsync(browser, folder);
        var count = await page.EvaluateExpressionAsync<int>("items().length");
        while (!await page.EvaluateExpressionAsync<bool>("current().text !== undefined && current().line.article === '2'"))
        {
            // Statements that were found are right; an article is read to its end.
            if (!await page.EvaluateExpressionAsync<bool>("current().text !== undefined"))
                await page.Keyboard.PressAsync("y");
            await page.Keyboard.PressAsync("Enter");
            if (await page.EvaluateExpressionAsync<bool>("items().every(isDone)"))
                await page.EvaluateExpressionAsync("state.at = items().findIndex(i => i.text !== undefined && i.line.article === '2'); show()");
        }

        await page.EvaluateExpressionAsync($"(() => {{ const text = document.getElementById('text'), at = text.value.indexOf('{words}'); text.focus(); text.setSelectionRange(at, at + {words.Length}); }})()");
        await page.WaitForFunctionAsync($"() => selected[1] - selected[0] === {words.Length}");
        await page.Keyboard.PressAsync("+");
        Assert.Equal(count + 1, await page.EvaluateExpressionAsync<int>("items().length"));
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("u");
        Assert.Equal(count, await page.EvaluateExpressionAsync<int>("items().length"));
        await page.EvaluateExpressionAsync($"(() => {{ const text = document.getElementById('text'), at = text.value.indexOf('{words}'); text.focus(); text.setSelectionRange(at, at + {words.Length}); }})()");
        await page.WaitForFunctionAsync($"() => selected[1] - selected[0] === {words.Length}");
        await page.Keyboard.PressAsync("+");
        await page.Keyboard.TypeAsync("Russia");
        await page.Keyboard.PressAsync("Enter");
        for (var i = 0; i <= Topic.Load(Cli.Syria).Issues.ToList().FindIndex(issue => issue.Id == "sanctions"); i++)
            await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("a");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await page.EvaluateExpressionAsync("while (items().some(i => !isDone(i))) { state.at = items().findIndex(i => !isDone(i)); if (current().text === undefined) yes(); next(); }");
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.Keyboard.PressAsync("s");

        var sample = Sample.Load(await Saved(folder));

        Assert.Empty(sample.Problems);
        Assert.Equal((count + 1, count + 1), (sample.Count, sample.Checked));
        Assert.Equal(["1", "2"], sample.Where(s => s.IsArticle).Select(s => s.Answer.Article).Order(StringComparer.Ordinal));
        var added = sample.Single(s => s is { IsArticle: false, Read: null, Answer.Article: "2" });
        Assert.Equal((words, "russia", Polarity.Oppose, 1.0), (added.Answer.Content!.Value.Of(weather), added.Answer.Speaker, added.Answer.Stances["sanctions"], added.Probability));

        // A check of whole articles also tells what was not found.
        var compared = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--checked", await Saved(folder));
        Assert.Equal(ExitCodes.Ok, compared.ExitCode);
        Assert.Contains("Corrected by 2 checked articles", compared.Output, StringComparison.Ordinal);
        Assert.Contains(PositionLabels.Text("corrected_all", ChartLanguage.English, 10), compared.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_SeveralOutsideTheListSayTheSame_AsksOfEachByName()
    {
        // Three who are no actors of the catalogue, with one cue and content.
        using var folder = new Folder();
        await Cli.RunAsync("sample", Path.Combine(Cli.Root, "data", "articles"), "--topic", Cli.Syria, "--where", "title ~ \"حان وقت التنحى\"", "--out", folder.At("check.html"));
        await using var browser = await LaunchAsync(folder);
        var page = await OpenAsync(browser, folder);

        var asked = await page.EvaluateExpressionAsync<string[]>("items().map((item, i) => { state.at = i; show(); return item.line.quote + '|' + document.getElementById('question').textContent; }).filter(q => q.startsWith('يؤيدون|'))");

        Assert.Equal(["ساركوزى", "كاميرون", "ميركل"], asked.Select(q => System.Text.RegularExpressions.Regex.Match(q, "Somebody outside the list, here (.+), says what is marked").Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Page_WithArabicNumerals_CountsAndDatesInThemAndKeepsArticlesAsTheyAre()
    {
        using var folder = new Folder();
        folder.Write("a.jsonl", "{\"id\": \"1\", \"source\": \"s7\", \"title\": \"قمة 2012\", \"date\": \"2012-03-14\", \"text\": \"رفضت روسيا فرض عقوبات 2012 على سوريا.\"}\n");
        await Cli.RunAsync("sample", folder.At("a.jsonl"), "--topic", Cli.Syria, "--language", "ar", "--numerals", "arabic", "--out", folder.At("check.html"));
        await using var browser = await LaunchAsync(folder);
        var page = await OpenAsync(browser, folder);

        Assert.StartsWith("١ من ١", await page.EvaluateExpressionAsync<string>("document.getElementById('count').textContent"), StringComparison.Ordinal);
        Assert.Equal("s7 · ٢٠١٢-٠٣-١٤ · قمة 2012", await page.EvaluateExpressionAsync<string>("document.getElementById('where').textContent"));
        Assert.Contains("عقوبات 2012", await page.EvaluateExpressionAsync<string>("document.getElementById('passage').textContent"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OnAPhone_ShowsTheQuestionAndItsAnswersWithoutScrolling()
    {
        using var folder = new Folder();
        await Cli.RunAsync("sample", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria, "--out", folder.At("check.html"));
        await using var browser = await LaunchAsync(folder);
        var page = await OpenAsync(browser, folder);

        // The lowest of the buttons that answer the question ends above the footer; none is smaller than a finger.
        Assert.True(await page.EvaluateExpressionAsync<bool>("Math.max(...[...document.querySelectorAll('#statement button')].map(b => b.getBoundingClientRect().bottom)) <= document.querySelector('footer').getBoundingClientRect().top"));
        Assert.True(await page.EvaluateExpressionAsync<bool>("[...document.querySelectorAll('button')].filter(b => b.offsetParent).every(b => b.getBoundingClientRect().height >= 40)"));
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.getElementById('by').getBoundingClientRect().bottom > document.getElementById('save').getBoundingClientRect().top"));
        Assert.True(await page.EvaluateExpressionAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.EvaluateExpressionAsync("scrollTo(0, document.body.scrollHeight)");
        Assert.True(await page.EvaluateExpressionAsync<bool>("[...document.querySelectorAll('.issue button')].every(b => b.getBoundingClientRect().right <= innerWidth && b.getBoundingClientRect().left >= 0)"));
    }

    private static async Task<IBrowser> LaunchAsync(Folder folder)
    {
        if (!File.Exists("/usr/bin/chromium"))
            Assert.Skip("Chromium, which shows the page, is not installed (apt-get install chromium fonts-noto-core).");
        return await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            UserDataDir = folder.At("profile"),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    // Opens the page to check in at the width of a phone; what it saves goes to the folder.
    private static async Task<IPage> OpenAsync(IBrowser browser, Folder folder)
    {
        var page = await browser.NewPageAsync();
        var session = await page.CreateCDPSessionAsync();
        await session.SendAsync("Page.setDownloadBehavior", new { behavior = "allow", downloadPath = folder.Name });
        await page.SetViewportAsync(new ViewPortOptions { Width = 390, Height = 844 });
        await page.GoToAsync("file://" + folder.At("check.html"));
        return page;
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
