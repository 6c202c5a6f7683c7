namespace AnalysisKit;

/// <summary>A line of a file of JSON lines about which there is something to say.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">The line; null when it is too long.</param>
/// <param name="AfterText">Whether a line before it in its block has a text.</param>
internal readonly record struct OddLine(long Number, byte[]? Bytes, bool AfterText);
