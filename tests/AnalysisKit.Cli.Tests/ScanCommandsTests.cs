namespace AnalysisKit.Cli.Tests;

/// <summary>Shards of a corpus, merged, against one run over all of it.</summary>
public class ScanCommandsTests
{
    private const string Weather = Sentences.Weather;

    [Fact]
    public async Task Merge_StatementsOfTheSampleCorpus_GivesEverythingThatOneRunGives()
    {
        using var folder = new Folder();
        var articles = Path.Combine(Cli.Root, "data", "articles");
        string[] parts = [.. Enumerable.Range(1, 3).Select(i => folder.At($"part-{i}.parquet"))];
        for (var i = 0; i < parts.Length; i++)
            await OkAsync("scan", articles, "--topic", Cli.Syria, "--shard", $"{i + 1}/3", "--out", parts[i]);
        await OkAsync("scan", articles, "--topic", Cli.Syria, "--out", folder.At("single.parquet"));
        await OkAsync(["merge", parts[2], parts[0], parts[1], "--out", folder.At("merged.parquet")]);

        Assert.Equal(await File.ReadAllBytesAsync(folder.At("single.parquet"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.At("merged.parquet"), TestContext.Current.CancellationToken));
        Assert.Equal(await OkAsync("statements", articles, "--topic", Cli.Syria, "--format", "jsonl"), await OkAsync(["merge", .. parts, "--format", "jsonl"]));
        Assert.Equal(
            await OkAsync("statements", articles, "--topic", Cli.Syria, "--format", "csv", "--all"),
            await OkAsync("statements", folder.At("merged.parquet"), "--topic", Cli.Syria, "--format", "csv", "--all"));
        Assert.Equal(
            await OkAsync("compare", articles, "--topic", Cli.Syria, "--html", folder.At("single.html")),
            await OkAsync("compare", folder.At("merged.parquet"), "--topic", Cli.Syria, "--html", folder.At("merged.html")));
        Assert.Equal(await File.ReadAllTextAsync(folder.At("single.html"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(folder.At("merged.html"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--group", "source", "--stems", "--no-stop-words")]
    [InlineData("--group", "month", "--size", "2")]
    [InlineData("--tokens", "whitespace")]
    public async Task Merge_TermsOfTheSampleCorpus_PrintsWhatTermsPrints(params string[] options)
    {
        using var folder = new Folder();
        var articles = Path.Combine(Cli.Root, "data", "articles");
        for (var i = 1; i <= 2; i++)
            await OkAsync(["scan", articles, .. options, "--shard", $"{i}/2", "--out", folder.At($"part-{i}.parquet")]);
        await OkAsync(["scan", articles, .. options, "--out", folder.At("single.parquet")]);
        var expected = await OkAsync(["terms", articles, .. options, "--format", "csv"]);

        Assert.Equal(expected, await OkAsync("merge", folder.At("part-1.parquet"), folder.At("part-2.parquet"), "--format", "csv", "--out", folder.At("merged.parquet")));
        Assert.Equal(expected, await OkAsync("terms", folder.At("merged.parquet"), "--format", "csv"));
        Assert.Equal(await File.ReadAllBytesAsync(folder.At("single.parquet"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.At("merged.parquet"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Scan_DoubleIds_AreThoseOfOneRun()
    {
        using var folder = new Folder();
        var articles = folder.Write("double.jsonl", string.Concat(Enumerable.Repeat($"{{\"id\": \"a\", \"text\": \"{Sentences.RussiaRejectsSanctions}\"}}\n", 5)));
        for (var i = 1; i <= 2; i++)
            await Cli.RunAsync("scan", articles, "--topic", Cli.Syria, "--shard", $"{i}/2", "--out", folder.At($"part-{i}.parquet"));

        var merged = await Cli.RunAsync("merge", folder.At("part-1.parquet"), folder.At("part-2.parquet"), "--format", "jsonl");

        Assert.Equal(["a", "a#2", "a#3", "a#4", "a#5"], merged.Lines.Select(l => l.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task Merge_ShardsMissing_NamesThemAndWritesNothing()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Weather, Weather, Weather);
        await OkAsync("scan", articles, "--shard", "2/4", "--out", folder.At("part-2.parquet"));

        var ran = await Cli.RunAsync("merge", folder.At("part-2.parquet"), "--out", folder.At("whole.parquet"));

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains("shards 1,3-4 of 4 are missing", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("whole.parquet")));
    }

    [Fact]
    public async Task Merge_TheSameShardTwice_CountsOnce()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Weather, Weather, Weather);
        foreach (var (shard, file) in new[] { ("1/2", "1"), ("2/2", "2"), ("1/2", "again") })
            await OkAsync("scan", articles, "--shard", shard, "--out", folder.At(file + ".parquet"));

        var ran = await Cli.RunAsync("merge", folder.Name, "--format", "csv");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("counts once", ran.Error, StringComparison.Ordinal);
        Assert.Contains("الحراره,3,3", (await Cli.RunAsync("merge", folder.Name, "--format", "csv")).Output.Replace("الحرارة,", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5/4")]
    [InlineData("0/4")]
    [InlineData("a/b")]
    public async Task Scan_NoShard_SaysWhatAShardIs(string shard)
    {
        var ran = await Cli.RunAsync("scan", "x.jsonl", "--shard", shard, "--out", "x.parquet");

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains($"'--shard' is '{shard}'; it must be I/N", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Keep_ScansAgainOnlyWhatIsNotThereWhole()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Weather, Weather);
        var part = folder.At("part.parquet");
        string[] scan = ["scan", articles, "--shard", "1/2", "--out", part, "--keep"];
        await OkAsync(scan);
        var bytes = await File.ReadAllBytesAsync(part, TestContext.Current.CancellationToken);

        Assert.Contains("is whole already", (await Cli.RunAsync(scan)).Error, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(part, bytes[..^9], TestContext.Current.CancellationToken);
        Assert.DoesNotContain("is whole already", (await Cli.RunAsync(scan)).Error, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(part, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("is whole already", (await Cli.RunAsync([.. scan, "--size", "2"])).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_OnAScanMadeOtherwise_SayWhatDiffers()
    {
        using var folder = new Folder();
        var articles = folder.Articles(Sentences.RussiaRejectsSanctions);
        await OkAsync("scan", articles, "--out", folder.At("terms.parquet"));
        await OkAsync("scan", articles, "--topic", Cli.Syria, "--out", folder.At("statements.parquet"));
        await OkAsync("scan", articles, "--shard", "1/2", "--out", folder.At("part.parquet"));
        var other = folder.Write("syria.yml", (await File.ReadAllTextAsync(Cli.Syria, TestContext.Current.CancellationToken)).Replace("topic: syria", "topic: other", StringComparison.Ordinal));

        await RefusedAsync(2, "with --size 1, not 2", "terms", folder.At("terms.parquet"), "--size", "2");
        await RefusedAsync(2, "with --stems not given", "terms", folder.At("terms.parquet"), "--stems");
        await RefusedAsync(3, "holds terms, not statements", "compare", folder.At("terms.parquet"), "--topic", Cli.Syria);
        await RefusedAsync(2, "was scanned with the topic", "compare", folder.At("statements.parquet"), "--topic", other);
        await RefusedAsync(6, "only a part of a scan (1/2)", "terms", folder.At("part.parquet"));
        await RefusedAsync(2, "is for terms", "scan", articles, "--topic", Cli.Syria, "--size", "2", "--out", folder.At("x.parquet"));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Scan_Stopped_EndsWithinASecondAndLeavesNoFileInTheWay(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals and named pipes differ there.");
        using var folder = new Folder();
        var pipe = folder.At("endless.jsonl");
        await CommandProcess.MakePipeAsync(pipe);
        Directory.CreateDirectory(folder.At("out"));
        string[] scan = ["scan", pipe, "--topic", Cli.Syria, "--out", folder.At("out/part.parquet"), "--keep"];
        using var process = CommandProcess.Start(scan);
        await using var writer = await CommandProcess.OpenPipeAsync(pipe);
        // More than a pipe and the reader's buffer hold, so that the scan is under way when this returns.
        for (var i = 0; i < 3000; i++)
            await writer.WriteLineAsync($"{{\"id\": \"{i}\", \"text\": \"{Sentences.RussiaRejectsSanctions}\"}}");
        await writer.FlushAsync(TestContext.Current.CancellationToken);

        var (ended, time) = await process.EndByAsync(signal);

        Assert.Equal(signal == "TERM" ? 143 : 130, ended);
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(2)); // a second, and as much for a busy machine
        Assert.False(File.Exists(folder.At("out/part.parquet")));
        File.Delete(pipe);
        folder.Write("endless.jsonl", $"{{\"id\": \"1\", \"text\": \"{Sentences.RussiaRejectsSanctions}\"}}\n");
        await OkAsync(scan);
        Assert.Single((await Cli.RunAsync("merge", folder.At("out/part.parquet"), "--format", "jsonl")).Lines);
    }

    private static Task<string> OkAsync(params string[] arguments) => OkAsync(arguments.AsEnumerable());

    private static async Task<string> OkAsync(IEnumerable<string> arguments)
    {
        var ran = await Cli.RunAsync([.. arguments]);
        Assert.True(ran.ExitCode == 0, ran.Error);
        return ran.Output;
    }

    private static async Task RefusedAsync(int code, string says, params string[] arguments)
    {
        var ran = await Cli.RunAsync(arguments);
        Assert.Equal(code, ran.ExitCode);
        Assert.Contains(says, ran.Error, StringComparison.Ordinal);
    }
}
