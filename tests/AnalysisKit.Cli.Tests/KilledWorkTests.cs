using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AnalysisKit.Cli.Tests;

/// <summary>Work on a store that is killed again and again, as by a machine that runs out of memory, and begun anew: in the end nothing is lost and nothing is there twice.</summary>
public class KilledWorkTests
{
    private const int Kills = 30;
    private const int Articles = 1500;

    [Fact]
    public async Task ImportAndAnalyze_KilledAtThirtyRandomPointsEach_LoseAndDoubleNothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A process is killed as Linux does it.");
        using var folder = new Folder();
        var articles = folder.Articles([.. Enumerable.Range(0, Articles).Select(i => string.Create(CultureInfo.InvariantCulture, $"{Sentences.RussiaRejectsSanctions} خبر رقم {i}. {Sentences.BritainCallsForSanctions}"))]);
        var (whole, killed) = (folder.At("whole.duckdb"), folder.At("killed.duckdb"));
        var random = new Random(20261129);

        var took = await DoneAsync("import", articles, "--store", whole);
        Assert.True(await KilledAsync(took, random, "import", articles, "--store", killed) > 0, "No import was killed while it wrote.");
        Assert.Equal(await AllAsync(whole, "select id, title, text from articles order by id"), await AllAsync(killed, "select id, title, text from articles order by id"));

        took = await DoneAsync("analyze", whole, "--topic", Cli.Syria);
        Assert.True(await KilledAsync(took, random, "analyze", killed, "--topic", Cli.Syria) > 0, "No analysis was killed while it wrote.");
        const string read = "select a.id, s.speaker, s.content, t.issue, t.polarity, t.confidence from articles a left join statement_details s on s.id = a.id left join stances t on t.article = a.article and t.statement = s.statement order by all";
        var (expected, found) = (await AllAsync(whole, read), await AllAsync(killed, read));
        Assert.True(expected.Length > Articles, $"{expected.Length} lines were read.");
        Assert.Equal(expected, found);
        Assert.Equal($"n\n{Articles}", string.Join('\n', await AllAsync(killed, "select count(*) as n from analyses")));
    }

    // Kills the command at random points of the time that it takes and begins it again, until it has been killed often enough; lets it end then. Gives how often it was killed with something done since the last time.
    private static async Task<int> KilledAsync(TimeSpan took, Random random, params string[] arguments)
    {
        var (kills, busy) = (0, 0);
        while (kills < Kills)
        {
            using var process = CommandProcess.Start(arguments);
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await Task.Delay(took * random.NextDouble(), TestContext.Current.CancellationToken);
            if (!process.HasExited)
                busy++;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await output;
            kills++;
        }

        await DoneAsync(arguments);
        return busy;
    }

    private static async Task<TimeSpan> DoneAsync(params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = CommandProcess.Start(arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.True(await process.EndAsync() == 0, await error);
        return watch.Elapsed;
    }

    private static async Task<string[]> AllAsync(string store, string query)
    {
        var ran = await Cli.RunAsync("query", store, query, "--format", "csv");
        Assert.True(ran.ExitCode == 0, ran.Error);
        return ran.Output.TrimEnd().Split('\n');
    }
}
