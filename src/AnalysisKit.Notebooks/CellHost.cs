namespace AnalysisKit.Notebooks;

/// <summary>
/// What a front end says about the cell that it runs. The figures of a notebook share one plotly.js (3.6 MB) in the outputs of one cell; with this, a session knows whether these outputs are still in the notebook.
/// If nothing is known, each run of a cell with figures contains its own plotly.js.
/// </summary>
public readonly record struct CellHost
{
    /// <summary>An id of the cell that stays the same when the cell is edited and run again; <see langword="null"/> when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The cells that were removed since the last run, by their <see cref="Id"/>; <see langword="null"/> if the front end does not say.</summary>
    public IReadOnlyCollection<string>? Removed { get; init; }
}
