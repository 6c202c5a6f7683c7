namespace AnalysisKit;

/// <summary>How far the reading of an archive has come, told to <see cref="ReadOptions.Progress"/>.</summary>
/// <param name="Articles">Articles read so far.</param>
/// <param name="Bytes">Bytes of the files read so far, as they lie on the disk: of a compressed file the compressed ones.</param>
/// <param name="TotalBytes">Bytes of all files; null for a pipe, and for a folder until its files have been looked at.</param>
public readonly record struct ReadProgress(long Articles, long Bytes, long? TotalBytes);
