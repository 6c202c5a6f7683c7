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

    [Theory]
    [InlineData("")]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task Run_WithPictures_LeavesNoBrowserAndNoFolder(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked up as Linux shows them.");
        Assert.SkipUnless(AnalysisKit.Charts.Figure.CanDraw, "No Chromium, Chrome or Edge is installed.");
        using var folder = new Folder();
        var temporary = Directory.CreateDirectory(folder.At("temporary")).FullName;
        const string Draw = "Figure.FromPlotly(\"{\\\"data\\\":[]}\").Save(\"a.png\"); File.WriteAllText(\"drawn\", \"\");";
        var notebook = folder.Write("n.ipynb", NotebookFile.Of(signal.Length == 0 ? Draw : Draw + "Thread.Sleep(60_000);"));

        Process Start(string file) => Process.Start(new ProcessStartInfo("env", ["--default-signal=INT", $"TMPDIR={temporary}", "dotnet", Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Cli.dll"), "run", file, "--output", folder.At("out")]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var process = Start(notebook);
        if (signal.Length > 0)
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(folder.At("drawn")), TimeSpan.FromSeconds(60)), "The picture was not drawn.");
            Assert.NotEmpty(Directory.GetDirectories(temporary, "analysiskit-browser-*"));
            await process.EndByAsync(signal);
        }

        var code = await process.EndAsync();
        Assert.True(SpinWait.SpinUntil(() => !Browsers(temporary).Any(), TimeSpan.FromSeconds(10)), string.Join('\n', Browsers(temporary)));
        if (signal.Length == 0)
            Assert.Equal(0, code);

        // What a killed process leaves, the next one takes away.
        if (signal == "KILL")
        {
            using var next = Start(folder.Write("next.ipynb", NotebookFile.Of(Draw)));
            Assert.Equal(0, await next.EndAsync());
        }

        Assert.Empty(Directory.GetDirectories(temporary, "analysiskit-browser-*"));
    }

    // The commands of the processes that use the folder.
    private static IEnumerable<string> Browsers(string folder)
    {
        foreach (var file in Directory.EnumerateDirectories("/proc").Where(d => char.IsAsciiDigit(d[^1])).Select(d => Path.Combine(d, "cmdline")))
        {
            string command;
            try
            {
                command = File.ReadAllText(file).Replace('\0', ' ');
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                continue;
            }

            if (command.Contains("--user-data-dir=" + folder, StringComparison.Ordinal))
                yield return command;
        }
    }
}
