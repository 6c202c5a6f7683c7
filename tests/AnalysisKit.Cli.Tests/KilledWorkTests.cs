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
        var imports = await KilledAsync(took, random, () => File.Delete(killed), "import", articles, "--store", killed);
        Assert.Equal(await AllAsync(whole, "select id, title, text from articles order by id"), await AllAsync(killed, "select id, title, text from articles order by id"));

        took = await DoneAsync("analyze", whole, "--topic", Cli.Syria);
        var imported = folder.At("imported.duckdb");
        File.Copy(killed, imported);
        var analyses = await KilledAsync(took, random, () => File.Copy(imported, killed, overwrite: true), "analyze", killed, "--topic", Cli.Syria);
        const string read = "select a.id, s.speaker, s.content, t.issue, t.polarity, t.confidence from articles a left join statement_details s on s.id = a.id left join stances t on t.article = a.article and t.statement = s.statement order by all";
        var (expected, found) = (await AllAsync(whole, read), await AllAsync(killed, read));
        Assert.True(expected.Length > Articles, $"{expected.Length} lines were read.");
        Assert.Equal(expected, found);
        Assert.Equal($"n\n{Articles}", string.Join('\n', await AllAsync(killed, "select count(*) as n from analyses")));
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} imports were killed over {imports} stores, {Kills} analyses over {analyses}.");
    }

    // Kills the command at random points of the time that it takes and begins it again on what is there, until it has been killed often enough while it ran; lets it end then.
    // Work that came to its end in between begins anew. Gives how often it began.
    private static async Task<int> KilledAsync(TimeSpan took, Random random, Action anew, params string[] arguments)
    {
        var (kills, begun) = (0, 1);
        while (kills < Kills)
        {
            using var process = CommandProcess.Start(arguments);
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await Task.Delay(took * random.NextDouble(), TestContext.Current.CancellationToken);
            var hasEnded = process.HasExited;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await output;
            if (hasEnded)
            {
                begun++;
                anew();
            }
            else
            {
                kills++;
            }
        }

        await DoneAsync(arguments);
        return begun;
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
