namespace AnalysisKit.Notebooks;

/// <summary>A new value that replaces one shown before, perhaps by another cell. Reported while a cell runs; not part of a notebook.</summary>
/// <param name="DisplayId">The <see cref="DisplayOutput.DisplayId"/> of what is replaced.</param>
/// <param name="Data">The new value in its formats.</param>
public sealed record DisplayUpdate(string DisplayId, MimeBundle Data) : CellOutput;
