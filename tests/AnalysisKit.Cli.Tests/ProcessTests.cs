using System.Diagnostics;
using System.Text;

namespace AnalysisKit.Cli.Tests;

/// <summary>The command as a process: its streams, and how it ends.</summary>
public class ProcessTests
{
    [Fact]
    public async Task Statements_OutputRedirected_IsUtf8WithoutByteOrderMark()
    {
        using var folder = new Folder();
        using var process = Start("statements", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria, "--format", "jsonl");

        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Equal((byte)'{', bytes.GetBuffer()[0]);
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray());
        Assert.Contains("روسيا ترفض", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statements_ReaderOfThePipeLeaves_EndsWithoutError()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes close differently there.");
        using var folder = new Folder();
        // Far more output than a pipe holds, so that the process would never end if it waited for a reader.
        var articles = folder.Articles([.. Enumerable.Repeat(Sentences.RussiaRejectsSanctions, 3000)]);
        using var process = Start("statements", articles, "--topic", Cli.Syria, "--format", "jsonl");

        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Empty(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Statements_Interrupted_StopsWithinASecond()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals and named pipes differ there.");
        using var folder = new Folder();
        var pipe = folder.At("endless.jsonl");
        await RunToolAsync("mkfifo", pipe);
        using var process = Start("statements", pipe, "--topic", Cli.Syria, "--format", "jsonl");
        // The first article comes through, then the command waits for more.
        await using var writer = new StreamWriter(pipe);
        await writer.WriteLineAsync("{\"id\": \"1\", \"text\": \"" + new string('.', 100_000) + "\"}".PadRight(100_000));
        await writer.FlushAsync(TestContext.Current.CancellationToken);

        var watch = Stopwatch.StartNew();
        await RunToolAsync("kill", "-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(130, process.ExitCode);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2)); // a second, and as much for a busy machine
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Cli.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        return Process.Start(start)!;
    }

    private static async Task RunToolAsync(string name, params string[] arguments)
    {
        using var process = Process.Start(name, arguments);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }
}
