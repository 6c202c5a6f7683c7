using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

/// <summary>Work on a store that is stopped: it ends soon, and the store goes on from there.</summary>
public class StoppedWorkTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2); // a second, and as much for a busy machine

    [Fact]
    public async Task Import_Interrupted_EndsWithinASecondAndTheSameImportGoesOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals and named pipes differ there.");
        using var folder = new Folder();
        var (store, pipe) = (folder.At("s.duckdb"), folder.At("news.jsonl"));
        await CommandProcess.MakePipeAsync(pipe);
        using (var process = CommandProcess.Start("import", pipe, "--store", store))
        {
            await using var writer = await CommandProcess.OpenPipeAsync(pipe);
            foreach (var i in Enumerable.Range(1, 1500))
                await writer.WriteLineAsync(Record(i));
            await writer.FlushAsync(TestContext.Current.CancellationToken);
            await writer.WriteAsync(new string(' ', 1 << 20)); // more than pipe and buffers hold: the articles before it have been taken in
            await writer.FlushAsync(TestContext.Current.CancellationToken);
            var (code, time) = await process.EndByAsync("INT");

            Assert.Equal(130, code);
            Assert.InRange(time, TimeSpan.Zero, Soon);
            Assert.Contains("stopped after 1,500 articles", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal("n\n1000\n", (await Cli.RunAsync("query", store, "select count(*) n from articles", "--format", "csv")).Output);
        File.Delete(pipe);
        folder.Write("news.jsonl", string.Concat(Enumerable.Range(1, 2000).Select(i => Record(i) + "\n")));
        var again = await Cli.RunAsync("import", pipe, "--store", store);
        Assert.Equal($"{store}: 1,000 added, 1,000 unchanged, 0 changed; 0 records rejected. The store has 2,000 articles.\n", again.Output);
    }

    [Fact]
    public async Task Analyze_Stopped_EndsWithinASecondAndTheSameAnalysisGoesOn()
    {
        using var folder = new Folder();
        var store = folder.At("s.duckdb");
        var articles = folder.Write("news.jsonl", string.Concat(Enumerable.Range(1, 4000).Select(i => Record(i) + "\n")));
        await Cli.RunAsync("import", articles, "--store", store);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var terminal = new Terminal(output, error);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var running = CommandLine.RunAsync(["analyze", store, "--topic", Cli.Syria, "--threads", "1"], terminal, stop.Token);
        Assert.True(SpinWait.SpinUntil(() => terminal.Progress is { } p && !p.Done.StartsWith("0 ", StringComparison.Ordinal), TimeSpan.FromSeconds(60)), "The analysis did not begin.");
        var watch = Stopwatch.StartNew();
        await stop.CancelAsync();
        var code = await CommandProcess.Within(running, "the analysis did not stop");

        Assert.Equal(130, code);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
        var (first, known) = await AnalyzedAsync(store);
        Assert.Equal(4000, first + known);
        Assert.InRange(known, 0, 3999);
        string[] statements = ["statements", "--topic", Cli.Syria, "--format", "csv"];
        Assert.Equal((await Cli.RunAsync([.. statements, articles])).Output, (await Cli.RunAsync([.. statements, store])).Output);
    }

    private static async Task<(int Analyzed, int Known)> AnalyzedAsync(string store)
    {
        var ran = await Cli.RunAsync("analyze", store, "--topic", Cli.Syria);
        Assert.Equal(0, ran.ExitCode);
        var words = ran.Output[(store.Length + 2)..].Split(' ');
        return (Number(words[0]), Number(words[Array.IndexOf(words, "known") - 1]));
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static string Record(int i) => JsonSerializer.Serialize(new { id = $"{i}", text = $"{Sentences.RussiaRejectsSanctions} {i}" });
}
