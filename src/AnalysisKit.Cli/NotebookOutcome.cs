using System.Globalization;
using System.Text.Json;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Cli;

/// <summary>The outcome of a notebook run, for messages and reports.</summary>
internal sealed record NotebookOutcome(string Path, int ExitCode, TimeSpan Elapsed, IReadOnlyList<NotebookJob.LogLine> Cells)
{
    /// <summary>What went wrong, on one line; null when nothing did.</summary>
    public string? Message { get; init; }

    /// <summary>How the process ended, if the notebook's code ended it; otherwise null.</summary>
    public string? Died { get; init; }

    /// <summary>What the process wrote.</summary>
    public string Output { get; init; } = "";

    public string Error { get; init; } = "";

    /// <summary>One word for the outcome.</summary>
    public string Word => ExitCode switch
    {
        ExitCodes.Ok => "passed",
        ExitCodes.TimedOut => "timed out",
        ExitCodes.Changed => "changed",
        ExitCodes.Data => "unreadable",
        ExitCodes.Interrupted => "stopped",
        _ => "failed",
    };

    /// <summary>The outcome of a run in this process.</summary>
    public static NotebookOutcome Of(string path, int exitCode, NotebookRun run, string? message) =>
        new(path, exitCode, run.Elapsed, [.. run.Cells.Select(Line)]) { Message = message };

    public static NotebookJob.LogLine Line(CellReport cell) =>
        new("end", cell.Cell, cell.Status.ToString(), cell.Elapsed.TotalSeconds, cell.Error?.ToString(), cell.IsSkipped, cell.IsErrorExpected, cell.Error is { } error ? string.Join('\n', error.Traceback) : null);

    /// <summary>Makes the outcome from the log of the notebook's process. If the process ended during a cell, that cell ended it.</summary>
    public static NotebookOutcome Read(string path, IReadOnlyList<string> log, int exitCode, TimeSpan elapsed, bool isOverdue = false)
    {
        var lines = log.Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<NotebookJob.LogLine>(l)!).ToList();
        var done = lines.LastOrDefault(l => l.Event == "done");
        var cells = lines.Where(l => l.Event == "end").ToList();
        if (done is not null)
            return new NotebookOutcome(path, done.ExitCode, TimeSpan.FromSeconds(done.Seconds), cells) { Message = done.Message };
        if (exitCode is ExitCodes.Data or ExitCodes.Usage or ExitCodes.Interrupted && lines.Count == 0)
            return new NotebookOutcome(path, exitCode, elapsed, cells) { Message = "the notebook could not be run; see the messages of the run." };
        var last = lines.LastOrDefault(l => l.Event == "begin" && !cells.Exists(c => c.Cell == l.Cell));
        var place = last is null ? System.IO.Path.GetFileName(path) : string.Create(CultureInfo.InvariantCulture, $"{System.IO.Path.GetFileName(path)}, cell {last.Cell}");
        var died = isOverdue
            ? $"{place}: the time is over, and the process did not stop here; it was ended. Nothing of this notebook was saved."
            : string.Create(CultureInfo.InvariantCulture, $"{place}: the process ended here, with exit code {exitCode}{Meaning(exitCode)}; nothing of this notebook was saved.");
        cells.AddRange(lines.Where(l => l.Event == "begin" && l != last).Select(l => new NotebookJob.LogLine("end", l.Cell, nameof(CellStatus.Succeeded))));
        if (last is not null)
            cells.Add(new NotebookJob.LogLine("end", last.Cell, isOverdue ? nameof(CellStatus.TimedOut) : nameof(CellStatus.Failed), 0, died));
        return new NotebookOutcome(path, isOverdue ? ExitCodes.TimedOut : ExitCodes.Failed, elapsed, cells) { Message = died, Died = died };
    }

    /// <summary>The meaning of an exit code above 128, which stands for the signal that ended the process.</summary>
    private static string Meaning(int exitCode) => exitCode switch
    {
        134 => " (.NET gave up: calls nested too deeply, or memory was damaged; see the messages above)",
        137 => " (it was killed: often because the memory was full)",
        139 => " (it read memory that is not its own)",
        _ => "",
    };
}
