namespace AnalysisKit;

/// <summary>A line of a JSON lines file that needs more than counting: a problem must be reported, or the fast path cannot read it.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">The line; null when it is too long.</param>
/// <param name="AfterText">Whether a line before it in its block has a text.</param>
internal readonly record struct OddLine(long Number, byte[]? Bytes, bool AfterText);
