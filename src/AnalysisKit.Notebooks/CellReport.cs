namespace AnalysisKit.Notebooks;

/// <summary>The outcome of one code cell in a run of a notebook.</summary>
/// <param name="Cell">The number of the cell, counted over all cells from 1.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CellReport(int Cell, CellStatus Status, TimeSpan Elapsed)
{
    /// <summary>What ended it; <see langword="null"/> for a cell that ran to its end.</summary>
    public CellError? Error { get; init; }

    /// <summary>Whether it was left out because of its tag <c>skip-execution</c>.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Whether an error was expected because of the tag <c>raises-exception</c>.</summary>
    public bool IsErrorExpected { get; init; }
}
