using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AnalysisKit.Cli.Tests;

/// <summary>The command as a process of its own, and what tests do to it. Every wait has a limit, and says what it waited for when that has passed.</summary>
internal static class CommandProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Starts the command. Ctrl+C reaches it even where the tests themselves were started with that ignored, as nohup and a script's &amp; do.</summary>
    public static Process Start(params string[] arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "AnalysisKit.Cli.dll"), .. arguments];
        if (OperatingSystem.IsLinux())
            command = ["env", "--default-signal=INT", .. command];
        return Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        })!;
    }

    /// <summary>Waits for the end and gives the exit code.</summary>
    public static async Task<int> EndAsync(this Process process)
    {
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The command did not end within {Limit.TotalSeconds} s.");
        }

        return process.ExitCode;
    }

    /// <summary>Sends a signal (INT, TERM) and gives the exit code and the time until the end.</summary>
    public static async Task<(int ExitCode, TimeSpan Time)> EndByAsync(this Process process, string signal)
    {
        var watch = Stopwatch.StartNew();
        await RunToolAsync("kill", $"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture));
        return (await process.EndAsync(), watch.Elapsed);
    }

    public static Task MakePipeAsync(string path) => RunToolAsync("mkfifo", path);

    /// <summary>Opens a pipe for writing, which waits for its reader.</summary>
    public static Task<StreamWriter> OpenPipeAsync(string path) => Within(
        Task.Run(() => new StreamWriter(path, new UTF8Encoding(false), new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Write })), $"nobody read the pipe {Path.GetFileName(path)}");

    /// <summary>What the work gives, unless it takes too long.</summary>
    public static async Task<T> Within<T>(Task<T> work, string problem)
    {
        try
        {
            return await work.WaitAsync(Limit, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Within {Limit.TotalSeconds} s {problem}.");
        }
    }

    private static async Task RunToolAsync(string name, params string[] arguments)
    {
        using var process = Process.Start(name, arguments);
        Assert.Equal(0, await process.EndAsync());
    }
}
