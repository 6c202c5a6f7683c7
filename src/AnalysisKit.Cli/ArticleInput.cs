using AnalysisKit.Articles;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>Reads the articles that a command is given, and tells the user about records that could not be read.</summary>
internal static class ArticleInput
{
    public const string Help = "A folder of articles (read with its subfolders) or a file: .txt with one article, .jsonl with one per line (\"id\", \"text\", \"source\", \"date\" ...), .tsv with a line of names, or a store (.duckdb).";

    private const int WarningsShown = 20;

    public static IEnumerable<Article> Read(string path, Terminal terminal, CancellationToken cancellation, bool datesFromText = true, ReadReport? report = null)
    {
        report ??= new ReadReport();
        if (ArticleStore.IsStore(path))
            return Checked(StoreInput.Articles(path), path, report, terminal, cancellation);
        var articles = ArticleReader.Read(path, new ReadOptions { OnProblem = problem => Tell(problem, report, terminal), DatesFromText = datesFromText });
        return Checked(articles, path, report, terminal, cancellation);
    }

    private static IEnumerable<Article> Checked(IEnumerable<Article> articles, string path, ReadReport report, Terminal terminal, CancellationToken cancellation)
    {
        long count = 0;
        foreach (var article in articles)
        {
            cancellation.ThrowIfCancellationRequested();
            count++;
            yield return article;
        }

        if (count == 0)
            throw Nothing(path);
        if (report.Total > WarningsShown)
            terminal.Warn($"{Plain.Several(report.Total - WarningsShown, "more problem")} of this sort.");
        if (report.Lost > 0)
            terminal.Warn($"{Plain.Several(report.Lost, "record")} gave no article; {Plain.Several(count, "article")} were read.");
    }

    /// <summary>What to say of an input without articles.</summary>
    public static CommandFailure Nothing(string path) => new(ExitCodes.Data, $"'{path}' holds no article that can be read. Expected is: {Help}");

    private static void Tell(ReadProblem problem, ReadReport report, Terminal terminal)
    {
        report.Add(problem);
        if (report.Total <= WarningsShown)
            terminal.Warn(Plain.Line(problem.ToString()));
    }
}
