namespace AnalysisKit.Notebooks;

/// <summary>How the run of a cell, or of a whole notebook, ended.</summary>
public enum CellStatus
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It does not compile, or an exception ended it.</summary>
    Failed,

    /// <summary>It was stopped because its time was over.</summary>
    TimedOut,

    /// <summary>It was stopped from outside.</summary>
    Cancelled,

    /// <summary>The process in which it ran ended before it did.</summary>
    ProcessEnded,
}
