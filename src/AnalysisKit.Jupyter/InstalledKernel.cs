namespace AnalysisKit.Jupyter;

/// <summary>A kernel of this kit that Jupyter finds.</summary>
/// <param name="Name">The name that notebooks carry.</param>
/// <param name="Folder">Where its <c>kernel.json</c> lies.</param>
/// <param name="Spec">How it is started.</param>
public sealed record InstalledKernel(string Name, string Folder, KernelSpec Spec);
