using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>Reads a store in place of articles. It is opened for reading only, so that several commands can do so at the same time.</summary>
internal static class StoreInput
{
    public static ArticleStore Open(string path) => ArticleStore.Open(path, new StoreOptions { ReadOnly = true });

    public static IEnumerable<Article> Articles(string path) => Read(Open(path), store => store.Articles());

    /// <summary>The stored analyses, and new ones of articles that have none. Tells the user how many articles have none.</summary>
    public static IEnumerable<ArticleAnalysis> Analyses(string path, Topic topic, AnalyzerOptions options, Terminal terminal)
    {
        var store = Open(path);
        if (store.NotAnalyzed(topic, options) is var missing and > 0)
            terminal.Warn($"{Plain.Several(missing, "article")} of {store.Count:N0} in '{path}' {(missing == 1 ? "is" : "are")} not analysed under this topic, and by this kit, as they are now, and {(missing == 1 ? "is" : "are")} read for this command alone. To keep the results: analysiskit analyze {path} --topic FILE.");
        return Read(store, s => s.Analyses(topic, options));
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
