using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>Reads a store in place of articles. It is opened for reading only, so that several commands can do so at the same time.</summary>
internal static class StoreInput
{
    public static ArticleStore Open(string path) => ArticleStore.Open(path, new StoreOptions { ReadOnly = true });

    public static IEnumerable<Article> Articles(string path, ArticleFilter filter) => Read(Open(path), store => store.Articles(filter));

    /// <summary>Adds to a tally what the store has left out.</summary>
    public static void Describe(string path, FilterTally tally)
    {
        using var store = Open(path);
        foreach (var row in store.Query("SELECT source, max(published), min(published) FROM articles WHERE published IS NOT NULL GROUP BY source").Rows)
        {
            tally.See((string?)row[0], Day(row[1]));
            tally.See((string?)row[0], Day(row[2]));
        }

        foreach (var row in store.Query("SELECT DISTINCT source FROM articles WHERE published IS NULL").Rows)
            tally.See((string?)row[0], null);
        var undated = (long)store.Query("SELECT count(*) FROM articles WHERE published IS NULL").Rows[0][0];
        tally.Complete(store.Count, undated, store.Query("SELECT DISTINCT unnest(json_keys(metadata)) FROM articles").Rows.Select(row => (string)row[0]));
    }

    private static DateOnly? Day(object? value) => value switch
    {
        DateOnly day => day,
        DateTime time => DateOnly.FromDateTime(time),
        _ => null,
    };

    /// <summary>The stored analyses, and new ones of articles that have none. Tells the user how many articles have none.</summary>
    public static IEnumerable<ArticleAnalysis> Analyses(string path, Topic topic, AnalyzerOptions options, ArticleFilter filter, Terminal terminal)
    {
        var store = Open(path);
        if (store.NotAnalyzed(topic, options) is var missing and > 0)
            terminal.Warn($"{Plain.Several(missing, "article")} of {store.Count:N0} in '{path}' {(missing == 1 ? "is" : "are")} not analysed under this topic, and by this kit, as they are now, and {(missing == 1 ? "is" : "are")} read for this command alone{(filter.IsNone ? "" : ", as far as the filters let them through")}. To keep the results: analysiskit analyze {path} --topic FILE.");
        return Read(store, s => s.Analyses(topic, options, filter));
    }

    /// <summary>What the corrections that the store keeps did; null if it has none.</summary>
    public static CorrectionCounts? Corrected(string path, Topic topic)
    {
        using var store = Open(path);
        return store.Corrected(topic);
    }

    private static IEnumerable<T> Read<T>(ArticleStore store, Func<ArticleStore, IEnumerable<T>> read)
    {
        using (store)
        {
            foreach (var item in read(store))
                yield return item;
        }
    }
}
