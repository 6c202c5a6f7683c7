namespace AnalysisKit.Notebooks;

/// <summary>
/// What a front end tells of the cell that it runs. Figures share one plotly.js (3.6 MB), which stands in the outputs of one cell: with this, a session knows which cell's outputs stand in the notebook.
/// Where nothing is known, each run of a cell that shows figures has plotly.js for itself.
/// </summary>
public readonly record struct CellHost
{
    /// <summary>A name of the cell that stays when the cell is edited and run again; <see langword="null"/> when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The cells that were removed since the last run, by their <see cref="Id"/>; <see langword="null"/> from a front end that does not tell.</summary>
    public IReadOnlyCollection<string>? Removed { get; init; }
}
