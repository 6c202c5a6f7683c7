using System.Text;

namespace AnalysisKit.Cli.Tests;

/// <summary>The command as a process: its streams, and how it ends.</summary>
public class ProcessTests
{
    [Fact]
    public async Task Statements_OutputRedirected_IsUtf8WithoutByteOrderMark()
    {
        using var folder = new Folder();
        using var process = CommandProcess.Start("statements", folder.Articles(Sentences.RussiaRejectsSanctions), "--topic", Cli.Syria, "--format", "jsonl");

        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, TestContext.Current.CancellationToken);

        Assert.Equal(0, await process.EndAsync());
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
        using var process = CommandProcess.Start("statements", articles, "--topic", Cli.Syria, "--format", "jsonl");

        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        process.StandardOutput.Close();

        Assert.Equal(0, await process.EndAsync());
        Assert.Empty(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Statements_Interrupted_StopsWithinASecond()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals and named pipes differ there.");
        using var folder = new Folder();
        var pipe = folder.At("endless.jsonl");
        await CommandProcess.MakePipeAsync(pipe);
        using var process = CommandProcess.Start("statements", pipe, "--topic", Cli.Syria, "--format", "jsonl");
        // The first article comes through, then the command waits for more.
        await using var writer = await CommandProcess.OpenPipeAsync(pipe);
        await writer.WriteLineAsync("{\"id\": \"1\", \"text\": \"" + new string('.', 100_000) + "\"}".PadRight(100_000));
        await writer.FlushAsync(TestContext.Current.CancellationToken);

        var (code, time) = await process.EndByAsync("INT");

        Assert.Equal(130, code);
        Assert.InRange(time, TimeSpan.Zero, TimeSpan.FromSeconds(2)); // a second, and as much for a busy machine
    }
}
