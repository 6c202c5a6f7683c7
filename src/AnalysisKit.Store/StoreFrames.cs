using Microsoft.Data.Analysis;

namespace AnalysisKit.Store;

/// <summary>What a store tells of itself as a <see cref="DataFrame"/>; its articles and analyses have those of the library, and <c>store.Query</c> gives any other.</summary>
public static class StoreFrames
{
    /// <summary>Columns: topic, fingerprint, articles.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<StoredTopic> topics) => topics.ToTable();
}
