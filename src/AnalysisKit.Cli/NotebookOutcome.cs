using AnalysisKit.Notebooks;

namespace AnalysisKit.Cli;

/// <summary>The outcome of a notebook run, for messages and reports.</summary>
internal sealed record NotebookOutcome(string Path, int ExitCode, TimeSpan Elapsed, IReadOnlyList<CellReport> Cells)
{
    /// <summary>What went wrong, on one line; null when nothing did.</summary>
    public string? Message { get; init; }

    /// <summary>One word for the outcome, for programs.</summary>
    public string Word => In(new Wording());

    /// <summary>One word for the outcome.</summary>
    public string In(Wording words) => words[ExitCode switch
    {
        ExitCodes.Ok => "passed",
        ExitCodes.TimedOut => "timed_out",
        ExitCodes.Changed => "changed",
        ExitCodes.Data => "unreadable",
        ExitCodes.Interrupted => "stopped",
        _ => "failed",
    }];

    /// <summary>One word for the outcome of a cell, or of the cells of a notebook.</summary>
    public static string In(Wording words, CellStatus status) => words[status switch
    {
        CellStatus.Succeeded => "passed",
        CellStatus.TimedOut => "timed_out",
        CellStatus.Cancelled => "stopped",
        _ => "failed",
    }];
}
