using System.CommandLine;
using AnalysisKit.Store;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit import</c>: articles into a store.</summary>
internal static class ImportCommand
{
    private const string Notes =
        """
        A store is one file that keeps articles, and what 'analyze' finds in them. Every command that takes articles takes a store too; 'query' asks it in SQL.
        Import the same articles again, or more of them, at any time: an article that the store has as it is is skipped; one with a known id and other
        content takes the place of the former. A stopped import keeps what is stored, and the same command goes on from there.
        With --duplicates an article whose text the store has under another id is left out too. Articles that are no longer among ARTICLES stay,
        and are counted; --prune takes them out, for a store that shall hold what one folder holds.

        What is left out (records that give no article, doubles with --duplicates, other languages with --arabic-only) is counted by kind and kept
        in the store's table rejects: file, record, kind, problem, advice, left_out (as asked for), raw. A new import of the same ARTICLES
        replaces what the former left there.

        Examples:
          analysiskit import data/articles --store syria.duckdb
          analysiskit analyze syria.duckdb --topic data/topics/syria.yml
          analysiskit compare syria.duckdb --topic data/topics/syria.yml --actors russia,us
          analysiskit import news.jsonl.gz --store syria.duckdb --duplicates near --map text=content
          analysiskit import archive/ --store archive.duckdb --prune
          analysiskit query syria.duckdb "select kind, file, record, problem from rejects"
          analysiskit query syria.duckdb "select source, count(*) n from articles group by all order by n desc"
        """;

    public static Command Create(Terminal terminal)
    {
        var articles = new ArticleInput();
        var store = new Option<string>("--store", "-s") { Description = "The store, a file that ends in .duckdb; it is made where there is none.", HelpName = "FILE", Required = true };
        var prune = new Option<bool>("--prune") { Description = "Take articles out of the store that are not among ARTICLES any more, when all of these could be read." };
        var command = new KitCommand("import", "Takes articles into a store, and those that are new or changed into one that is there.", Notes) { store, prune };
        articles.AddTo(command);
        Refused.AddTo(command, Refused.OfStatements, "no statements are read when articles come into a store; give it to the commands that read the store");
        command.Validators.Add(result =>
        {
            if (result.GetValue(prune) && articles.Filters.IsGiven(result))
                result.AddError("'--prune' takes out what is not among ARTICLES, which cannot be told where filters leave some of them out: leave one of the two out.");
        });
        command.Does(terminal, (parse, cancellation) => Run(terminal, articles, parse, parse.GetRequiredValue(store), parse.GetValue(prune), cancellation));
        return command;
    }

    private static int Run(Terminal terminal, ArticleInput input, ParseResult parse, string path, bool prune, CancellationToken cancellation)
    {
        var articles = input.Path(parse);
        if (!ArticleStore.IsStore(path))
            throw new CommandFailure(ExitCodes.Usage, $"a store's name ends in .duckdb, so that commands know it: --store {path}.duckdb.");
        if (ArticleStore.IsStore(articles) && RealPath.Of(articles) == RealPath.Of(path))
            throw new CommandFailure(ExitCodes.Usage, $"'{path}' cannot be imported into itself: name the articles first.");
        var report = new ReadReport();
        using var progress = new ProgressLine(terminal, "articles");
        StoreRejects? rejects = null;
        ArticleStore? opened = null;
        var read = input.Read(parse, terminal, progress, cancellation, options => options with { Earlier = Stored() }, onProblem: problem =>
        {
            report.Add(problem);
            rejects!.Add(problem);
        }, allMayBeLeftOut: true);
        using var store = opened = ArticleStore.OpenOrCreate(path);
        IEnumerable<Article> Stored()
        {
            foreach (var article in opened!.Articles())
                yield return article;
        }

        using (rejects = store.Rejects(articles == ArticleReader.StandardInput ? articles : Path.GetFullPath(articles)))
            return Run(terminal, store, path, read, report, progress, prune, cancellation);
    }

    private static int Run(Terminal terminal, ArticleStore store, string path, IEnumerable<Article> read, ReadReport report, ProgressLine progress, bool prune, CancellationToken cancellation)
    {
        try
        {
            var result = store.Import(read, progress, prune ? () => AllWereRead(report) : null, cancellation);
            progress.Dispose();
            terminal.Output.WriteLine($"{path}: {result.ToText(ChartLanguage.English)}; {Plain.Several(report.Lost, "record")} rejected{LeftOut(report)}. The store has {Plain.Several(store.Count, "article")}.");
            Tell(terminal, path, result, prune);
            if (report.Lost + report.LeftOut > 0)
                terminal.Output.WriteLine($"What was left out is in the store: analysiskit query {path} \"select kind, file, record, problem from rejects\"");
            return ExitCodes.Ok;
        }
        catch (OperationCanceledException)
        {
            terminal.Error.WriteLine($"{path}: stopped. The store has {Plain.Several(store.Count, "article")}; the same command goes on from there.");
            throw;
        }
    }

    /// <summary>The end of a sentence about articles left out on request, by kind: ", 3 articles left out (2 near duplicates, 1 not in Arabic)".</summary>
    private static string LeftOut(ReadReport report)
    {
        if (report.LeftOut == 0)
            return "";
        var exact = report.Counts.GetValueOrDefault(ReadProblemKind.ExactDuplicate);
        var near = report.Counts.GetValueOrDefault(ReadProblemKind.NearDuplicate);
        var other = report.LeftOut - exact - near;
        string[] kinds = [.. exact > 0 ? [Plain.Several(exact, "exact duplicate")] : Array.Empty<string>(), .. near > 0 ? [Plain.Several(near, "near duplicate")] : Array.Empty<string>(), .. other > 0 ? [$"{other:N0} not in Arabic"] : Array.Empty<string>()];
        return $", {Plain.Several(report.LeftOut, "article")} left out ({string.Join(", ", kinds)})";
    }

    /// <summary>Whether every article could be read, so that none is absent merely because its record failed.</summary>
    private static bool AllWereRead(ReadReport report) => report.Lost == report.Counts.GetValueOrDefault(ReadProblemKind.EmptyText) + report.Counts.GetValueOrDefault(ReadProblemKind.EmptyFile);

    private static void Tell(Terminal terminal, string path, ImportResult result, bool prune)
    {
        if (result.Pruned > 0)
            terminal.Output.WriteLine($"{Plain.Several(result.Pruned, "article")} {(result.Pruned == 1 ? "was" : "were")} not among them any more, and {(result.Pruned == 1 ? "has" : "have")} left the store.");
        else if (result.Absent > 0 && prune)
            terminal.Warn($"{Plain.Several(result.Absent, "article")} of the store {(result.Absent == 1 ? "was" : "were")} not among them, and {(result.Absent == 1 ? "is" : "are")} kept since something could not be read.");
        else if (result.Absent > 0)
            terminal.Output.WriteLine($"{Plain.Several(result.Absent, "article")} of the store {(result.Absent == 1 ? "was" : "were")} not among them, and {(result.Absent == 1 ? "is" : "are")} kept; --prune takes such out.");
        if (result.Mended > 0)
            terminal.Warn($"{Plain.Several(result.Mended, "article")} held half a surrogate pair, which stands as \uFFFD in the store.");
        if (result.DroppedAnalyses > 0)
            terminal.Output.WriteLine($"{result.DroppedAnalyses:N0} {(result.DroppedAnalyses == 1 ? "analysis" : "analyses")} of changed articles dropped; 'analysiskit analyze {path} --topic FILE' makes them anew.");
    }
}
