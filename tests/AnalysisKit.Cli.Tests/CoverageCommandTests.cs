namespace AnalysisKit.Cli.Tests;

public class CoverageCommandTests
{
    [Fact]
    public async Task Coverage_Articles_ReportsWhatNoStatementCovers()
    {
        using var folder = new Folder();
        // "He whispered that the solution is near." The verb is no cue of the lexicon. Then a quotation that nobody speaks.
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions, "ووشوش أن الحل قريب. وعلى الجدار كتابة \"يسقط النظام في كل مكان الآن\" بخط كبير.");

        var run = await Cli.RunAsync("coverage", articles, "--topic", Cli.Syria);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("ووشوش 1", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"all +2 ", run.Output);
    }
}
