namespace AnalysisKit.Cli;

/// <summary>Reads articles on several threads and gives the results in their order, holding only a few articles per thread.</summary>
internal static class AnalysisPipeline
{
    /// <summary>What <paramref name="shape"/> makes of each analysis. It is called on the threads that read, so that the caller has nothing left to do but to write.</summary>
    public static IEnumerable<T> Run<T>(IEnumerable<Article> articles, Topic topic, int threads, ProgressLine progress, Func<ArticleAnalysis, T> shape, CancellationToken cancellation, ReadingModel? model = null)
    {
        var analyzer = new ArticleAnalyzer(topic, model ?? ReadingModel.Default);
        long done = 0;
        foreach (var result in OrderedWork.Of(articles, article => shape(analyzer.Analyze(article)), threads, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(++done);
            yield return result;
        }
    }
}
