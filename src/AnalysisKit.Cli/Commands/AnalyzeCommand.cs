using System.CommandLine;
using AnalysisKit.Store;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit analyze</c>: statements and stances into a store.</summary>
internal static class AnalyzeCommand
{
    private const string Notes =
        $$"""
        Reads only the articles that have not been read with this topic. When the topic or the kit have changed since, its code, its lexicons or its model, all are read
        again (of these, too, only the ones that the filters let through: --since, --until, --source, --where). Several topics can stand side by side in a store. A stopped analysis keeps what is stored, and the same command goes on from there.

        {{ReaderOptions.Help}}

        --corrections keeps the corrections in the store: their articles are read again and written as people have judged them, so that queries, exports and all
        commands show that, with the origin person; also after the topic or the kit have changed. Their table is corrections, and correction_outcomes says what became of each.

        Examples:
          analysiskit analyze syria.duckdb --topic data/topics/syria.yml
          analysiskit query syria.duckdb "select actor, issue, n, mean from positions order by n desc limit 20"
        """;

    public static Command Create(Terminal terminal)
    {
        var store = StoreArgument();
        var topic = Options.Topic();
        var threads = Options.Threads();
        var filters = new ArticleFilters();
        var command = new KitCommand("analyze", "Finds statements and stances in a store's articles and keeps them there.", Notes) { store, topic, threads };
        command.Add(Options.Corrections);
        ReaderOptions.AddTo(command);
        filters.AddTo(command);
        Refused.AddTo(command, Refused.OfStatements, "a store keeps all that an article says; give it to the commands that read the store");
        command.Does(terminal, (parse, cancellation) => Run(terminal, parse.GetRequiredValue(store), parse.GetRequiredValue(topic), parse.GetValue(threads), parse, Inputs.Corrections(parse, terminal), filters, cancellation));
        return command;
    }

    /// <summary>The store that a command works on.</summary>
    public static Argument<string> StoreArgument() => new("STORE") { Description = "A store: the .duckdb file that 'analysiskit import' made." };

    /// <summary>Keeps corrections in a store, and says how many are new.</summary>
    public static void Correct(Terminal terminal, string path, ArticleStore store, Corrections corrections) =>
        terminal.Output.WriteLine($"{path}: {Plain.Several(store.Correct(corrections), "new correction")} kept; articles with corrections are read anew.");

    private static int Run(Terminal terminal, string path, string topicFile, int threads, ParseResult parse, Corrections? corrections, ArticleFilters filters, CancellationToken cancellation)
    {
        var topic = Inputs.Topic(topicFile);
        using var store = ArticleStore.Open(path);
        using var reading = Reading.Of(parse, topic);
        if (corrections is not null && !reading.IsDryRun)
            Correct(terminal, path, store, corrections);
        try
        {
            using var progress = new ProgressLine(terminal, "articles");
            var options = new AnalyzerOptions { Threads = threads, Progress = progress, Cancellation = cancellation };
            if (reading.IsDryRun)
            {
                reading.Estimate(store.Articles(filters.Of(parse)), topic, options, terminal);
                return ExitCodes.Ok;
            }

            var result = store.Analyze(topic, reading.In(options), filters.Of(parse));
            Write(terminal, path, result, reading, progress, filters.Named(parse));
            if (store.Corrected(topic) is { } corrected)
                AnalysisInput.Tell(terminal, corrected);
            return ExitCodes.Ok;
        }
        catch (OperationCanceledException)
        {
            var done = store.Topics.FirstOrDefault(t => t.Topic == topic.Id)?.Articles ?? 0;
            terminal.Error.WriteLine($"{path}: stopped. {Plain.Several(done, "article")} of {store.Count:N0} are analysed under '{topic.Id}'; the same command goes on from there.");
            throw;
        }
    }

    /// <summary>Tells what an analysis did.</summary>
    public static void Write(Terminal terminal, string path, AnalysisResult result, Reading reading, ProgressLine progress, string filters)
    {
        progress.Dispose();
        if (result.Dropped > 0)
            terminal.Output.WriteLine($"The topic '{result.Topic}', the reader or the kit, its code, its lexicons or its model, have changed: {Plain.Several(result.Dropped, "article")} read anew.");
        terminal.Output.WriteLine($"{path}: {Plain.Several(result.Analyzed, "article")} analysed under '{result.Topic}', {result.Known:N0} known from before; {Plain.Several(result.Statements, "statement")} and {Plain.Several(result.Stances, "stance")} found.");
        if (filters.Length > 0)
            terminal.Output.WriteLine($"{Plain.Several(result.LeftOut, "article")} left out by {filters}, and not analysed.");
        reading.Tell(result.Unread, terminal);
    }
}
