using AnalysisKit.Articles;

namespace AnalysisKit.Cli;

/// <summary>Reads the articles that a command is given, and tells the user about records that could not be read.</summary>
internal static class ArticleInput
{
    public const string Help = "A folder of articles (read with its subfolders) or a file: .txt with one article, .jsonl with one per line (\"id\", \"text\", \"source\", \"date\" ...), or .tsv with a line of names.";

    private const int WarningsShown = 20;

    public static IEnumerable<Article> Read(string path, Terminal terminal, CancellationToken cancellation, bool datesFromText = true)
    {
        var report = new ReadReport();
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
            throw new CommandFailure(ExitCodes.Data, $"'{path}' holds no article that can be read. Expected is: {Help}");
        if (report.Total > WarningsShown)
            terminal.Warn($"{Plain.Several(report.Total - WarningsShown, "more problem")} of this sort.");
        if (report.Lost > 0)
            terminal.Warn($"{Plain.Several(report.Lost, "record")} gave no article; {Plain.Several(count, "article")} were read.");
    }

    private static void Tell(ReadProblem problem, ReadReport report, Terminal terminal)
    {
        report.Add(problem);
        if (report.Total <= WarningsShown)
            terminal.Warn(Plain.Line(problem.ToString()));
    }
}
