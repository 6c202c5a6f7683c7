namespace AnalysisKit.Cli.Tests;

public class CompareCommandTests
{
    [Fact]
    public async Task Compare_TwoActors_ShowsPositionsAndTheirSentences()
    {
        using var folder = new Folder();

        var ran = await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--topic", Cli.Syria);

        Assert.Equal(0, ran.ExitCode);
        Assert.Matches(@"Russia +Sanctions +against +-\d\.\d\d +one article", ran.Output);
        Assert.Matches(@"United Kingdom +Sanctions +for +\+\d\.\d\d +one article", ran.Output);
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
