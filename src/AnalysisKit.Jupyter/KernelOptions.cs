namespace AnalysisKit.Jupyter;

/// <summary>Settings of a <see cref="JupyterKernel"/>.</summary>
public readonly record struct KernelOptions()
{
    /// <summary>The folder in which relative paths of cells begin; by default the current folder, which Jupyter sets to that of the notebook.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether figures are also shown as PNG, for readers that do not run scripts; only where a browser is installed that can draw them.</summary>
    public bool Images { get; init; }

    /// <summary>Told in one line each of what is wrong with messages; by default nobody is.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;
}
