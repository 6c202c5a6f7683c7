namespace AnalysisKit.Notebooks;

/// <summary>Settings of <see cref="NotebookRunner"/>.</summary>
public readonly record struct NotebookRunOptions()
{
    /// <summary>The longest time for the whole notebook; without a limit by default.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The longest time for one cell; without a limit by default.</summary>
    public TimeSpan CellTimeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>Whether figures are also kept as PNG, which pages that do not run scripts can show; see <see cref="CSharpSessionOptions.Images"/>.</summary>
    public bool Images { get; init; }
}
