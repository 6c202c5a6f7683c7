namespace AnalysisKit.Notebooks;

/// <summary>The result of running one cell.</summary>
/// <param name="Status">How the run ended.</param>
/// <param name="Outputs">What the cell showed, in order; an error comes last.</param>
public sealed record CellRun(CellStatus Status, IReadOnlyList<CellOutput> Outputs)
{
    /// <summary>What went wrong; <see langword="null"/> for a cell that ran to its end.</summary>
    public CellError? Error { get; init; }

    /// <summary>The value of the cell's last expression, where it has one.</summary>
    public object? Value { get; init; }
}
