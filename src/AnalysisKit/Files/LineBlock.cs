namespace AnalysisKit;

/// <summary>Some whole lines of a file.</summary>
/// <param name="Number">Number of the block, from 0.</param>
/// <param name="Bytes">The lines; valid until the reader of the block asks for the next.</param>
/// <param name="FirstLine">Number of its first line, from 1.</param>
/// <param name="TooLong">Whether it stands for a single line that is too long and was not kept.</param>
internal readonly record struct LineBlock(long Number, ReadOnlyMemory<byte> Bytes, long FirstLine, bool TooLong);
