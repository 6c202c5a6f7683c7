namespace AnalysisKit.Notebooks;

/// <summary>The result of running a notebook.</summary>
/// <param name="Notebook">The notebook with the outputs of its cells. Cells after one that failed have none.</param>
/// <param name="Status">How the run ended.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record NotebookRun(Notebook Notebook, CellStatus Status, TimeSpan Elapsed)
{
    /// <summary>What ended the run before the last cell; <see langword="null"/> when all cells ran.</summary>
    public CellError? Error { get; init; }

    /// <summary>The number of code cells that ran to their end.</summary>
    public int CellsRun { get; init; }

    /// <summary>The outcome of each code cell, up to the one that ended the run.</summary>
    public IReadOnlyList<CellReport> Cells { get; init; } = [];

    /// <summary>The values that cells showed, in order, each with the number of its cell: results of last expressions.</summary>
    public IReadOnlyList<(int Cell, object Value)> Values { get; init; } = [];
}
