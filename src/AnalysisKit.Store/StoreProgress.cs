namespace AnalysisKit.Store;

/// <summary>How far an import or an analysis has come.</summary>
/// <param name="Articles">Number of articles done.</param>
/// <param name="Characters">Number of UTF-16 code units of their texts.</param>
/// <param name="Total">Number of articles in all; null while it is not known.</param>
public readonly record struct StoreProgress(long Articles, long Characters, long? Total);
