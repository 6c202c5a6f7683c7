using System.CommandLine;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>The analyses of the articles that a command is given: from a scan, from a store that has been analysed, or by reading the articles now.</summary>
internal static class AnalysisInput
{
    private const int GoneShown = 20;

    public static IEnumerable<ArticleAnalysis> Read(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, CancellationToken cancellation, Shard? shard = null,
        string? group = null, Action<CorrectionCounts>? corrected = null) =>
        Read(articles, parse, topic, threads, terminal, progress, analysis => analysis, cancellation, shard, group, corrected);

    /// <summary>
    /// The result of <paramref name="shape"/> for each analysis, with the corrections that the user gives; it is called on the threads that read. Of the articles' metadata, only the field
    /// <paramref name="group"/> is kept. <paramref name="corrected"/> is told at the end what the corrections did, if there are any.
    /// </summary>
    public static IEnumerable<T> Read<T>(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, Func<ArticleAnalysis, T> shape, CancellationToken cancellation,
        Shard? shard = null, string? group = null, Action<CorrectionCounts>? corrected = null)
    {
        if (StatementFilter.Of(parse, topic) is { } filter)
        {
            var wanted = shape;
            var filtered = ReadCorrected(articles, parse, topic, threads, terminal, progress, analysis => wanted(filter.Apply(analysis)), shard, group, corrected, cancellation);
            return Told(filtered, () => filter.Tell(parse, terminal));
        }

        return ReadCorrected(articles, parse, topic, threads, terminal, progress, shape, shard, group, corrected, cancellation);
    }

    private static IEnumerable<T> ReadCorrected<T>(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, Func<ArticleAnalysis, T> shape,
        Shard? shard, string? group, Action<CorrectionCounts>? corrected, CancellationToken cancellation)
    {
        var stored = ArticleStore.IsStore(articles.Path(parse)) ? StoreInput.Corrected(articles.Path(parse), topic) : null;
        if (Inputs.Corrections(parse, terminal) is not { } corrections)
        {
            var read = AsRead(articles, parse, topic, threads, terminal, progress, shape, shard, group, cancellation);
            return stored is null ? read : Told(read, () => corrected?.Invoke(stored));
        }

        var tally = new CorrectionTally(corrections, topic);
        return Told(AsRead(articles, parse, topic, threads, terminal, progress, analysis => shape(tally.Apply(analysis)), shard, group, cancellation), () =>
        {
            Tell(terminal, tally.Counts(), isWhole: (shard ?? Shard.Whole) == Shard.Whole);
            corrected?.Invoke(tally.Counts().With(stored));
        });
    }

    /// <summary>Tells the user what corrections did, and which could not be used.</summary>
    public static void Tell(Terminal terminal, CorrectionCounts counts, bool isWhole = true)
    {
        foreach (var gone in counts.Gone.Take(GoneShown))
            terminal.Warn($"a correction's statement is gone: {Plain.Line(gone)}");
        if (counts.Gone.Count > GoneShown)
            terminal.Warn($"and the statements of {Plain.Several(counts.Gone.Count - GoneShown, "more correction")} are gone.");
        foreach (var unknown in counts.Unknown.Take(GoneShown))
            terminal.Warn($"corrections name what the topic does not know: {Plain.Line(unknown)}");
        if (isWhole)
            terminal.Error.WriteLine($"{counts.ToText(ChartLanguage.English)}.");
    }

    private static IEnumerable<T> Told<T>(IEnumerable<T> results, Action atEnd)
    {
        foreach (var result in results)
            yield return result;
        atEnd();
    }

    private static IEnumerable<T> AsRead<T>(
        ArticleInput articles, ParseResult parse, Topic topic, int threads, Terminal terminal, ProgressLine progress, Func<ArticleAnalysis, T> shape, Shard? shard, string? group, CancellationToken cancellation)
    {
        var path = articles.Path(parse);
        var options = new AnalyzerOptions { Threads = threads, Progress = progress, Cancellation = cancellation };
        if (ScanInput.Find(path) is { } scan)
        {
            articles.RefuseReading(parse);
            ScanInput.MustDecideBy(path, scan, parse);
            ScanInput.MustKeep(path, scan, articles.Filters.Of(parse));
            return Checked(OrderedWork.Of(articles.Filters.Passed(ScanInput.Analyses(path, scan, topic, group, cancellation), a => a.Article, parse, path, terminal), shape, options with { Threads = 1 }), path);
        }

        var reading = Reading.Of(parse, topic);
        if (reading.IsDryRun)
        {
            reading.Estimate(articles.Read(parse, terminal, progress, cancellation, shard: shard), topic, options, terminal);
            throw new NothingMoreToDo();
        }

        options = reading.In(options);
        var results = ArticleStore.IsStore(path)
            ? Checked(articles.Filters.PassedByStore(StoreInput.Analyses(path, topic, options, articles.Filters.Of(parse), terminal), a => a.Article, parse, path, terminal), path).In(shard ?? Shard.Whole).Select(analysis => Reading.Kept(analysis, shape))
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
