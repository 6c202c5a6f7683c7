namespace AnalysisKit.Jupyter;

/// <summary>A cell that was run.</summary>
/// <param name="Count">Its place in the order of running, counted from 1.</param>
/// <param name="Input">The code.</param>
/// <param name="Output">The value of the last expression as text, if there was one.</param>
internal sealed record HistoryEntry(int Count, string Input, string? Output);
