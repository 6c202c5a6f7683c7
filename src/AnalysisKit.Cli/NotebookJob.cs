using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Cli;

/// <summary>
/// A notebook run in a process of its own, so that its code cannot affect the next notebook, even if it ends the process. The process logs a line of JSON when a cell begins, when it ends, and when the notebook ends.
/// </summary>
internal sealed record NotebookJob(string Path, string Output, NotebookRunOptions Options, IReadOnlyList<KeyValuePair<string, string>> Parameters, bool InPlace, bool Check)
{
    /// <summary>The hidden option that gives the process the log file for these lines.</summary>
    public const string LogOption = "--log-to";

    private const int LongestOutput = 4_000_000;

    /// <summary>How long a notebook's process may take, after its time is over, to stop its cell and save.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>A line of the log.</summary>
    /// <param name="Event">begin, end or done.</param>
    /// <param name="Cell">The cell's number; 0 at the end of the notebook.</param>
    /// <param name="Status">How it ended.</param>
    /// <param name="Seconds">How long it took.</param>
    /// <param name="Message">What went wrong.</param>
    /// <param name="Skipped">Whether the cell was left out.</param>
    /// <param name="Expected">Whether an error was expected.</param>
    /// <param name="Traceback">The error and its stack trace, in lines.</param>
    /// <param name="ExitCode">The exit code, at the end of the notebook.</param>
    internal sealed record LogLine(string Event, int Cell = 0, string Status = "", double Seconds = 0, string? Message = null, bool Skipped = false, bool Expected = false, string? Traceback = null, int ExitCode = 0);

    /// <summary>Runs the notebook and waits for it.</summary>
    /// <param name="isShown">Whether the process writes to this process's output; if not, its output is kept in the outcome.</param>
    /// <param name="cancellation">Ends the process.</param>
    public async Task<NotebookOutcome> RunAsync(bool isShown, CancellationToken cancellation)
    {
        var log = System.IO.Path.GetTempFileName();
        var watch = Stopwatch.StartNew();
        try
        {
            var start = new ProcessStartInfo(OwnProgram.Command[0])
            {
                RedirectStandardOutput = !isShown,
                RedirectStandardError = !isShown,
                RedirectStandardInput = true,
                StandardOutputEncoding = isShown ? null : Encoding.UTF8,
                StandardErrorEncoding = isShown ? null : Encoding.UTF8,
            };
            foreach (var argument in OwnProgram.Command.Skip(1).Concat(Arguments(log)))
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{OwnProgram.Command[0]}' did not start.");
            await using var stop = cancellation.Register(() => Kill(process)).ConfigureAwait(false);
            var output = isShown ? Task.FromResult("") : ReadAsync(process.StandardOutput);
            var error = isShown ? Task.FromResult("") : ReadAsync(process.StandardError);
            var isOverdue = !await HasEndedAsync(process, cancellation).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            var outcome = NotebookOutcome.Read(Path, await File.ReadAllLinesAsync(log, CancellationToken.None).ConfigureAwait(false), process.ExitCode, watch.Elapsed, isOverdue);
            return outcome with { Output = await output.ConfigureAwait(false), Error = await error.ConfigureAwait(false) + (outcome.Died is { } how ? $"analysiskit: {how}\n" : "") };
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>Reads to the end, but keeps only a limited number of characters, because cells and programs that they start can write without end.</summary>
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[16_384];
        var isCut = false;
        while (await reader.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var read)
        {
            var kept = Math.Min(read, LongestOutput - text.Length);
            text.Append(buffer, 0, kept);
            isCut |= kept < read;
        }

        return isCut ? text.Append(CultureInfo.InvariantCulture, $"\n[The notebook's process writes more than {LongestOutput:N0} characters; the rest is cut.]\n").ToString() : text.ToString();
    }

    /// <summary>Waits for the process, and kills it if it does not stop itself when its time is over.</summary>
    private async Task<bool> HasEndedAsync(Process process, CancellationToken cancellation)
    {
        var ended = process.WaitForExitAsync(CancellationToken.None);
        var overdue = Options.Timeout == Timeout.InfiniteTimeSpan ? Timeout.InfiniteTimeSpan : Options.Timeout + Grace;
        if (await Task.WhenAny(ended, Task.Delay(overdue, cancellation)).ConfigureAwait(false) == ended)
            return true;
        Kill(process);
        await ended.ConfigureAwait(false);
        return false;
    }

    public static string Line(LogLine line) => JsonSerializer.Serialize(line);

    private IEnumerable<string> Arguments(string log)
    {
        yield return "run";
        yield return Path;
        yield return "--output";
        yield return Output;
        yield return LogOption;
        yield return log;
        if (Options.Timeout != Timeout.InfiniteTimeSpan)
        {
            yield return "--timeout";
            yield return Seconds(Options.Timeout);
        }

        if (Options.CellTimeout != Timeout.InfiniteTimeSpan)
        {
            yield return "--cell-timeout";
            yield return Seconds(Options.CellTimeout);
        }

        if (Options.Images)
            yield return "--images";
        if (InPlace)
            yield return "--in-place";
        if (Check)
            yield return "--check";
        foreach (var (name, value) in Parameters)
        {
            yield return "-p";
            yield return $"{name}={value}";
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("R", CultureInfo.InvariantCulture);

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // The process has ended by itself.
        }
    }
}
