namespace AnalysisKit.Notebooks;

/// <summary>The request to clear what the cell has shown so far. Reported while a cell runs; not part of a notebook.</summary>
/// <param name="Wait">Whether to wait for the next output, so that nothing flickers.</param>
public sealed record ClearOutput(bool Wait) : CellOutput;
