using System.CommandLine;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>What the kit finds in the articles that a command is given: from a scan, from a store that has been analysed, or by reading them now.</summary>
internal static class AnalysisInput
{
    public static IEnumerable<ArticleAnalysis> Read(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, CancellationToken cancellation, Shard? shard = null,
        string? group = null) =>
        Read(articles, parse, topic, threads, terminal, progress, analysis => analysis, cancellation, shard, group);

    /// <summary>
    /// What <paramref name="shape"/> makes of each analysis; it is called on the threads that read. Of the articles' fields beyond their own parts only <paramref name="group"/> is kept.
    /// </summary>
    public static IEnumerable<T> Read<T>(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, Func<ArticleAnalysis, T> shape, CancellationToken cancellation,
        Shard? shard = null, string? group = null)
    {
        var path = articles.Path(parse);
        if (ScanInput.Find(path) is { } scan)
        {
            articles.RefuseReading(parse);
            return Checked(ScanInput.Analyses(path, scan, topic, group, cancellation), path, progress, cancellation).Select(shape);
        }

        return ArticleStore.IsStore(path)
            ? Checked(StoreInput.Analyses(path, topic, threads, terminal, cancellation), path, progress, cancellation).In(shard ?? Shard.Whole).Select(shape)
            : AnalysisPipeline.Run(articles.Read(parse, terminal, progress, cancellation, o => o with { Metadata = ArticleGroup.Metadata(group) }, shard: shard), topic, threads, progress, shape, cancellation);
    }

    private static IEnumerable<ArticleAnalysis> Checked(IEnumerable<ArticleAnalysis> analyses, string path, ProgressLine progress, CancellationToken cancellation)
    {
        long done = 0;
        foreach (var analysis in analyses)
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(++done);
            yield return analysis;
        }

        if (done == 0)
            throw ArticleInput.Nothing(path);
    }
}
