namespace AnalysisKit;

/// <summary>The progress of reading an archive, reported to <see cref="ReadOptions.Progress"/>.</summary>
/// <param name="Articles">Articles read so far.</param>
/// <param name="Bytes">Bytes of the files read so far, as stored on the disk: compressed bytes for a compressed file.</param>
/// <param name="TotalBytes">Bytes of all files; null for a pipe, and for a folder until its files have been counted.</param>
public readonly record struct ReadProgress(long Articles, long Bytes, long? TotalBytes);
