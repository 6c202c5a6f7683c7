namespace AnalysisKit.Jupyter;

/// <summary>Settings of a <see cref="JupyterKernel"/>.</summary>
public readonly record struct KernelOptions()
{
    /// <summary>The folder to which relative paths in cells refer; by default the current folder, which Jupyter sets to that of the notebook.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether every figure is also shown as PNG, for viewers that do not run scripts. Needs an installed browser that can draw them; the first takes it some seconds. Without it, <c>figure.Display(picture: true)</c> shows one so.</summary>
    public bool Images { get; init; }

    /// <summary>Receives one line for each problem with a message; by default they are discarded.</summary>
    public TextWriter Log { get; init; } = TextWriter.Null;
}
