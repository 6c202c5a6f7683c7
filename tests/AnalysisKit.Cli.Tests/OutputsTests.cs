namespace AnalysisKit.Cli.Tests;

/// <summary>Files that a command writes are none that it reads.</summary>
public class OutputsTests
{
    [Theory]
    [InlineData("a.jsonl", "scan", "a.jsonl", "--out", "a.jsonl")]
    [InlineData("t.yml", "scan", "a.jsonl", "--topic", "t.yml", "--out", "t.yml")]
    [InlineData("a.jsonl", "compare", "a.jsonl", "--topic", "t.yml", "--html", "a.jsonl")]
    [InlineData("t.yml", "compare", "a.jsonl", "--topic", "t.yml", "--rejects", "t.yml")]
    [InlineData("a.jsonl", "terms", "a.jsonl", "--rejects", "a.jsonl")]
    [InlineData("a.jsonl", "terms", "a.jsonl", "--rejects", "link.jsonl")]
    [InlineData("a.jsonl", "terms", "a.jsonl", "--rejects", "other/a.jsonl")]
    [InlineData("a.jsonl", "terms", "link.jsonl", "--rejects", "a.jsonl")]
    [InlineData("s.duckdb", "query", "s.duckdb", "select * from articles", "--format", "csv", "--output", "s.duckdb")]
    [InlineData("s.duckdb", "query", "s.duckdb", "select 1", "--format", "csv", "--output", "s.duckdb.wal")]
    [InlineData("p.parquet", "merge", "p.parquet", "--out", "p.parquet")]
    [InlineData("g.jsonl", "evaluate", "a.jsonl", "--gold", "g.jsonl", "--topic", "t.yml", "--errors", "g.jsonl")]
    public async Task Run_OutputIsAnInput_IsRefusedAndTheInputStays(string input, params string[] command)
    {
        using var folder = new Folder();
        folder.Write("a.jsonl", """{"id": "a", "text": "قال الوزير إن الأمر انتهى"}""");
        folder.Write("g.jsonl", "gold");
        folder.Write("t.yml", await File.ReadAllTextAsync(Cli.Syria, TestContext.Current.CancellationToken));
        Assert.Equal(0, (await Cli.RunAsync("import", folder.At("a.jsonl"), "--store", folder.At("s.duckdb"))).ExitCode);
        Assert.Equal(0, (await Cli.RunAsync("scan", folder.At("a.jsonl"), "--out", folder.At("p.parquet"))).ExitCode);
        File.CreateSymbolicLink(folder.At("link.jsonl"), folder.At("a.jsonl"));
        Directory.CreateSymbolicLink(folder.At("other"), Path.GetDirectoryName(folder.At("a.jsonl"))!);
        var before = await File.ReadAllBytesAsync(folder.At(input), TestContext.Current.CancellationToken);

        var ran = await Cli.RunAsync([.. command.Select(word => Path.HasExtension(word) && !word.Contains(' ', StringComparison.Ordinal) ? folder.At(word) : word)]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains("would write over", ran.Error, StringComparison.Ordinal);
        Assert.Contains(folder.At(command.Last(word => Path.HasExtension(word))), ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.At(input), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("would stand among the files", "merge", "corpus", "--out", "corpus/whole.parquet")]
    [InlineData("would stand among the files", "terms", "corpus", "--rejects", "corpus/new/rejects.jsonl")]
    [InlineData("would stand among the files", "scan", "corpus", "--out", "corpus/part.parquet")]
    [InlineData("would stand among the files", "cluster", "slurm", "corpus", "--shards", "2", "--out", "corpus/scan")]
    [InlineData("Name a file for each", "compare", "corpus", "--topic", "TOPIC", "--html", "page.html", "--rejects", "page.html")]
    public async Task Run_OutputWouldBeReadOrWrittenTwice_IsRefused(string problem, params string[] command)
    {
        using var folder = new Folder();
        folder.Write("corpus/a.txt", Sentences.Weather);

        var ran = await Cli.RunAsync([.. command.Select(word => word == "TOPIC" ? Cli.Syria : word.StartsWith("corpus", StringComparison.Ordinal) || word == "page.html" ? folder.At(word) : word)]);

        Assert.Equal(2, ran.ExitCode);
        Assert.Contains(problem, ran.Error, StringComparison.Ordinal);
        Assert.Equal(["a.txt"], Directory.GetFileSystemEntries(folder.At("corpus")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Rejects_ArticlesAreMissing_LeavesWhatStandsThere()
    {
        using var folder = new Folder();
        var rejects = folder.Write("rejects.jsonl", "kept");

        Assert.Equal(2, (await Cli.RunAsync("terms", folder.At("none.jsonl"), "--rejects", rejects)).ExitCode);
        Assert.Equal(2, (await Cli.RunAsync("statements", folder.At("none.jsonl"), "--topic", Cli.Syria, "--rejects", rejects)).ExitCode);

        Assert.Equal("kept", await File.ReadAllTextAsync(rejects, TestContext.Current.CancellationToken));
    }
}
