namespace AnalysisKit.Cli.Tests;

/// <summary>What a page of <c>compare</c> says of its readers.</summary>
public class ProvenanceTests
{
    private static readonly Topic Syria = Topic.Load(Cli.Syria);

    [Fact]
    public async Task Compare_ReadByTheKit_NamesItWithItsFiguresVersionsAndALineToCite()
    {
        using var folder = new Folder();

        var page = await Page(folder, folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions));

        var known = ReadingReliability.Of(Syria);
        Assert.Contains("Read by <bdi>the kit&#39;s rules and learned model</bdi>", page, StringComparison.Ordinal);
        Assert.Contains($"precision {known.Triples.Precision:0.00}, recall {known.Triples.Recall:0.00} of who is for or against what", page, StringComparison.Ordinal);
        Assert.Contains($"syria, fingerprint {Syria.Fingerprint}", page, StringComparison.Ordinal);
        Assert.Contains(ReadingModel.Default.Hash, page, StringComparison.Ordinal);
        Assert.Contains($"AnalysisKit: <bdi>{Provenance.Version}</bdi>", page, StringComparison.Ordinal);
        Assert.Contains($"positions in 2 articles, read by the kit&#39;s rules and learned model with AnalysisKit {Provenance.Version}, topic syria ({Syria.Fingerprint[..12]}).</q>", page, StringComparison.Ordinal);
        Assert.Contains("<section id=\"reliability\">", page, StringComparison.Ordinal);
        Assert.Matches("^[0-9]+\\.[0-9]+", Provenance.Version);
    }

    [Fact]
    public async Task Compare_ReadByRulesAlone_DoesNotBorrowTheModelsFigures()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);

        var page = await Page(folder, articles, "--model", "rules");
        var ran = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria, "--model", "rules");
        var kit = await Cli.RunAsync("compare", articles, "--topic", Cli.Syria);

        Assert.Contains("<td dir=\"auto\">the kit&#39;s rules</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>not measured</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<section id=\"reliability\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Of ten cells", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Of ten cells", kit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_FiguresGiven_AreShownForTheReader()
    {
        using var folder = new Folder();
        var figures = folder.Write("figures.json", """{"articles": 40, "attribution_p": 0.9, "attribution_r": 0.8, "attribution_f1": 0.85, "triples_p": 0.71, "triples_r": 0.62, "triples_f1": 0.66}""");

        var page = await Page(folder, folder.Articles(Sentences.RussiaRejectsSanctions), "--model", "rules", "--figures", figures);
        var broken = await Cli.RunAsync("compare", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria, "--figures", folder.Write("broken.json", "{\"articles\": 3}"));

        Assert.Contains("precision 0.71, recall 0.62 of who is for or against what, per article; statements with the right speaker 0.90 and 0.80 (as given, 40 annotated articles)", page, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Data, broken.ExitCode);
        Assert.Contains("broken.json' holds no figures", broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_StoreWithCorrections_NamesPeopleAndTheFingerprintOfItsAnalyses()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        await Cli.RunAsync("import", folder.Articles(Sentences.RussiaRejectsSanctions, Sentences.BritainCallsForSanctions), "--store", store);
        await Cli.RunAsync("analyze", store, "--topic", Cli.Syria);
        var start = Sentences.BritainCallsForSanctions.IndexOf("فرض", StringComparison.Ordinal);
        var corrections = folder.Write("c.jsonl", $$"""{"article": "2", "start": {{start}}, "length": 20, "stances": {"sanctions": "oppose"}, "by": "Nadia"}""");

        var page = await Page(folder, store, "--corrections", corrections);

        Assert.Matches("<td dir=\"auto\">people</td><td class=\"num\">0</td><td class=\"num\">1</td><td>taken as right</td>", page);
        Assert.Contains($"fingerprint {new AnalyzerOptions().Fingerprint(Syria)} (of topic, readers and code)", page, StringComparison.Ordinal);
    }

    private static async Task<string> Page(Folder folder, string articles, params string[] options)
    {
        var ran = await Cli.RunAsync(["compare", articles, "--topic", Cli.Syria, "--html", folder.At("page.html"), .. options]);
        Assert.True(ran.ExitCode == ExitCodes.Ok, ran.Error);
        return await File.ReadAllTextAsync(folder.At("page.html"), TestContext.Current.CancellationToken);
    }
}
