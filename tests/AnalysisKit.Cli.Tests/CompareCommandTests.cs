using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

public class CompareCommandTests
{
    [Fact]
    public async Task Compare_TwoActors_ShowsPositionsAndTheirSentences()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria);

        Assert.Equal(0, ran.ExitCode);
        Assert.Matches(@"Russia +Sanctions +too little° +-\d\.\d\d +one article", ran.Output);
        Assert.Matches(@"United Kingdom +Sanctions +too little° +\+\d\.\d\d +one article", ran.Output);
        Assert.Contains(Sentences.RussiaRejectsSanctions, ran.Output, StringComparison.Ordinal);
        Assert.Contains("2 articles, ", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uk")]
    [InlineData("United Kingdom")]
    [InlineData("بريطانيا")]
    public async Task Compare_ActorsGiven_ShowsOnlyThese(string actor)
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--actors", actor);

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("United Kingdom", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Russia ", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_ActorWithoutStances_IsNamedInAWarning()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Articles(Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--actors", "uk,iran");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal("warning: no stance of 'iran' was found. Actors with stances: uk.\n", ran.Error);
    }

    [Fact]
    public async Task Compare_UnknownActor_SuggestsOthers()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Articles(Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--actors", "rusia");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("'rusia'", ran.Error, StringComparison.Ordinal);
        Assert.Contains("russia", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_NothingToSay_SaysSo()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Articles(Sentences.Weather), "--topic", Cli.Syria, "--html", folder.At("page.html"));

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("No positions", ran.Output, StringComparison.Ordinal);
        Assert.Contains("No positions", await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OneSentenceInThreePapers_CountsOnce()
    {
        using var folder = new Folder();
        var articles = folder.Write("a.jsonl", string.Concat(new[] { "one", "two", "three" }.Select(source => JsonSerializer.Serialize(new { id = source, source, date = "2012-02-04", text = Sentences.RussiaRejectsSanctions }) + "\n")));

        var ran = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--html", folder.At("page.html"));

        Assert.Matches(@"Russia +Sanctions +too little° .* 0 +1 +0 +3 +3 *\n", ran.Output);
        Assert.Contains(", in 3 papers)", ran.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<strong>in 3 papers</strong>: <span dir=\"auto\">one, three, two</span>", page, StringComparison.Ordinal);
        Assert.Contains("<small>1 statement in 3 articles</small>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_MinCount_LeavesOutAndSaysHowMany()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions, "رحبت بريطانيا بفرض عقوبات أوروبية على دمشق.");

        var ran = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--min-count", "2", "--html", folder.At("page.html"));
        var none = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--min-count", "3", "--actors", "russia");

        Assert.DoesNotContain("Russia ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("United Kingdom  Sanctions", ran.Output, StringComparison.Ordinal);
        Assert.Contains("left out, of fewer than 2 statements: 1 of 2 positions", ran.Output, StringComparison.Ordinal);
        Assert.Contains("left out, of fewer than 2 statements: 1 of 2 positions", await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("No positions were found; left out, of fewer than 3 statements: 1 of 1 positions.", none.Output, StringComparison.Ordinal);
        Assert.Equal("", none.Error);
    }

    [Fact]
    public async Task Html_FewStatements_InShortTakesNoSide()
    {
        using var folder = new Folder();

        await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria, "--html", folder.At("page.html"));

        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("<span class=\"soft\">too little on</span> Sanctions (1)", page, StringComparison.Ordinal);
        Assert.Contains("For 0 of 2 positions", page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"against\">against", page, StringComparison.Ordinal);
        Assert.Contains("<tr class=\"small\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Syria (")]
    [InlineData("topics never seen (")]
    [InlineData("<h2>How right these readings are</h2>")]
    [InlineData("<h2 dir=\"rtl\" lang=\"ar\">")]
    public async Task Html_Page_EndsWithHowRightReadingsAre(string part)
    {
        using var folder = new Folder();

        await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria, "--html", folder.At("page.html"));

        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains(part, page[page.LastIndexOf("<section", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_ScriptInTheArticle_IsShownAsText()
    {
        using var folder = new Folder();
        var articles = folder.Write("<img src=x onerror=alert(2)>.txt", Sentences.RussiaRejectsSanctions.Replace("فرض", "<script>alert(1)</script> فرض", StringComparison.Ordinal));

        await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--html", folder.At("page.html"));

        var page = await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_WrittenTwice_IsTheSameFileAndLoadsNothing()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions);

        await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--html", folder.At("1/page.html"));
        await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--html", folder.At("2/page.html"));

        var page = await File.ReadAllTextAsync(folder.At("1/page.html"), TestContext.Current.CancellationToken);
        Assert.Equal(page, await File.ReadAllTextAsync(folder.At("2/page.html"), TestContext.Current.CancellationToken));
        Assert.DoesNotMatch("<(script|link|img)[^>]+(src|href)=[\"']?(https?:|//)", page);
        Assert.Matches("<mark>[^<]*عقوبات", page);
        Assert.Single(Directory.GetFiles(folder.At("1")));
    }
}
