using AnalysisKit.Articles;
using AnalysisKit.Stances;

namespace AnalysisKit.Cli;

/// <summary>Reads articles on several threads and gives the results in their order, holding only a few articles per thread.</summary>
internal static class AnalysisPipeline
{
    private const int AheadPerThread = 8;

    public static IEnumerable<ArticleAnalysis> Run(IEnumerable<Article> articles, Topic topic, int threads, ProgressLine progress, CancellationToken cancellation)
    {
        var analyzer = new ArticleAnalyzer(topic);
        long done = 0;
        foreach (var analysis in threads == 1 ? articles.Select(analyzer.Analyze) : Parallel(articles, analyzer, threads, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(++done);
            yield return analysis;
        }
    }

    private static IEnumerable<ArticleAnalysis> Parallel(IEnumerable<Article> articles, ArticleAnalyzer analyzer, int threads, CancellationToken cancellation)
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        var ahead = new Queue<Task<ArticleAnalysis>>();
        foreach (var article in articles)
        {
            ahead.Enqueue(Task.Factory.StartNew(() => analyzer.Analyze(article), cancellation, TaskCreationOptions.None, scheduler));
            if (ahead.Count >= threads * AheadPerThread)
                yield return ahead.Dequeue().GetAwaiter().GetResult();
        }

        while (ahead.TryDequeue(out var next))
            yield return next.GetAwaiter().GetResult();
    }
}
