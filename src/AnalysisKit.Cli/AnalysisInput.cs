using System.CommandLine;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>The analyses of the articles that a command is given: from a scan, from a store that has been analysed, or by reading the articles now.</summary>
internal static class AnalysisInput
{
    public static IEnumerable<ArticleAnalysis> Read(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, CancellationToken cancellation, Shard? shard = null,
        string? group = null) =>
        Read(articles, parse, topic, threads, terminal, progress, analysis => analysis, cancellation, shard, group);

    /// <summary>
    /// The result of <paramref name="shape"/> for each analysis; it is called on the threads that read. Of the articles' metadata, only the field <paramref name="group"/> is kept.
    /// </summary>
    public static IEnumerable<T> Read<T>(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, Func<ArticleAnalysis, T> shape, CancellationToken cancellation,
        Shard? shard = null, string? group = null)
    {
        var path = articles.Path(parse);
        var options = new AnalyzerOptions { Threads = threads, Progress = progress, Cancellation = cancellation };
        if (ScanInput.Find(path) is { } scan)
        {
            articles.RefuseReading(parse);
            ScanInput.MustDecideBy(path, scan, parse);
            return Checked(OrderedWork.Of(ScanInput.Analyses(path, scan, topic, group, cancellation), shape, options with { Threads = 1 }), path);
        }

        var reading = Reading.Of(parse, topic);
        if (reading.IsDryRun)
        {
            reading.Estimate(articles.Read(parse, terminal, progress, cancellation, shard: shard), topic, options, terminal);
            throw new NothingMoreToDo();
        }

        options = reading.In(options);
        var results = ArticleStore.IsStore(path)
            ? Checked(StoreInput.Analyses(path, topic, options, terminal), path).In(shard ?? Shard.Whole).Select(analysis => Reading.Kept(analysis, shape))
            : new ArticleAnalyzer(topic, options).Analyze(
                articles.Read(parse, terminal, progress, cancellation, o => o with { Metadata = ArticleGroup.Metadata(group) }, shard: shard), article => article, (_, analysis) => Reading.Kept(analysis!, shape));
        return reading.Read(results, terminal);
    }

    private static IEnumerable<T> Checked<T>(IEnumerable<T> results, string path)
    {
        var any = false;
        foreach (var result in results)
        {
            any = true;
            yield return result;
        }

        if (!any)
            throw ArticleInput.Nothing(path);
    }
}
