namespace AnalysisKit;

/// <summary>The progress of work, reported to <see cref="WorkOptions.Progress"/>.</summary>
/// <param name="Done">Number of articles or documents done.</param>
/// <param name="Total">Number in all; null while it is not known.</param>
public readonly record struct WorkProgress(long Done, long? Total);
