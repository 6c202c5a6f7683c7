using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AnalysisKit.Store;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit query</c>: SQL on a store.</summary>
internal static class QueryCommand
{
    private const string Notes =
        $"""
        The SQL is DuckDB's, one statement that only reads, and reads the store alone: no file, no address and no other
        database; settings stay as they are. Tables and views, joined by topic and article (a number in the order of import):
          articles            article, id, source, title, published, url, author, metadata (JSON: metadata->>'section'), characters, text
          positions           topic, actor, actor_label, issue, issue_label, n, mean, support, oppose, mixed, articles, first, last
          stance_details      a row per stance: id, source, published, actor, issue, polarity, score, confidence, kind, cue, content, sentence ...
          statement_details   a row per statement: id, source, published, speaker, kind, cue, content, sentence, confidence ...
          mentions, statements, stances, stance_cues, topics, actors, issues, analyses: the tables themselves ('describe statements' shows columns)

        Filters restrict what these tables and views hold: --since, --until, --source and --where the articles and what was found in them, --actors and --issues (ids or labels
        of the store's topics) statements, stances and positions. A name with the database before it is the whole table.

        Formats: table for reading (the first 30 rows), csv, jsonl, xlsx, and parquet with --output. A number that is undefined (NaN) or
        infinite is null in jsonl and parquet, and empty in the others.
        {TableOutput.Help}

        Examples:
          analysiskit query syria.duckdb "select actor, issue, n, mean from positions where n >= 5 order by mean"
          analysiskit query syria.duckdb "select source, count(*) n from articles group by all" --format csv
          analysiskit query syria.duckdb "select * from stance_details where actor = 'russia'" --output russia.parquet
          analysiskit query syria.duckdb "select issue, n, mean from positions" --actors russia --since 2012-02 --output russia.xlsx
        """;

    private const string Less = "Otherwise let the function work on less: repeat(), lpad() and string_agg() can make texts of gigabytes.";

    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a query may take to stop.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public static Command Create(Terminal terminal)
    {
        var store = AnalyzeCommand.StoreArgument();
        var sql = new Argument<string>("SQL") { Description = "The query, in quotes." };
        var output = new TableOutput("table", "csv", "jsonl", "xlsx", "parquet");
        var top = Options.Whole("--top", "N", "The most rows of a table, csv or jsonl on the terminal; 0, the default, is 30 for a table and all for the others.", 0, 0, int.MaxValue);
        var timeout = Options.Whole("--timeout", "SECONDS", "The most seconds that the query may take; 0 for no limit.", (int)new StoreOptions().QueryTimeout.TotalSeconds, 0, 1_000_000);
        var command = new KitCommand("query", "Asks a store in SQL.", Notes) { store, sql, top, timeout };
        output.AddTo(command);
        var part = new StorePart();
        part.AddTo(command);
        command.Does(terminal, (parse, cancellation) => Run(terminal, parse.GetRequiredValue(store), parse.GetRequiredValue(sql), output, part, parse, parse.GetValue(top), parse.GetValue(timeout), cancellation));
        return command;
    }

    private static int Run(Terminal terminal, string path, string sql, TableOutput output, StorePart part, ParseResult parse, int top, int timeout, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(sql))
            throw new CommandFailure(ExitCodes.Usage, "The query is empty. For example: select * from positions.");
        var options = new StoreOptions { ReadOnly = true, QueryTimeout = timeout == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(timeout) };
        var format = output.Format(parse);
        if (output.File(parse) is { } file && format.Name is "csv" or "jsonl" or "parquet" && !format.ForSpreadsheet)
        {
            Ask(path, options, store =>
            {
                store.ExportQuery(sql, file, FormatOf(format.Name), part.Of(parse, store, terminal, cancellation), cancellation);
                return true;
            });
            terminal.Error.WriteLine(Wording.Of(parse).AsIs("result_is", Path.GetFullPath(file)));
            return ExitCodes.Ok;
        }

        if (format.Name == "parquet")
            throw new CommandFailure(ExitCodes.Usage, "Parquet is no text for a terminal: name a file with --output FILE.parquet.");
        var frame = Ask(path, options, store => store.Query(sql, part.Of(parse, store, terminal, cancellation), cancellation));
        output.Write(terminal, parse, (to, way) => FrameOutput.Write(to, frame, way, Plain.Several(frame.Rows.Count, "row"), top, [.. frame.Columns.Select(c => c.Name)]));
        return ExitCodes.Ok;
    }

    /// <summary>
    /// What the query gives. DuckDB looks between two pieces of its work whether the query is to stop, and one call of a function on a long text is one piece, however long it takes: such a query is left behind, and ends with the process.
    /// </summary>
    private static T Ask<T>(string path, StoreOptions options, Func<ArticleStore, T> query)
    {
        var asking = Task.Run(() =>
        {
            using var store = ArticleStore.Open(path, options);
            return query(store);
        });
        var watch = Stopwatch.StartNew();
        TimeSpan? due = null;
        while (Task.WaitAny([asking], Often) < 0)
        {
            var isLarge = Environment.WorkingSet > QueryLimit.MostMemory;
            if (isLarge || (options.QueryTimeout != Timeout.InfiniteTimeSpan && watch.Elapsed >= options.QueryTimeout))
                due ??= watch.Elapsed;
            if (watch.Elapsed >= due + Grace)
                throw isLarge ? new CommandFailure(ExitCodes.Failed, "The query needs more memory than there is, and was ended in the middle of a function. " + Less) : new CommandFailure(ExitCodes.TimedOut, string.Create(CultureInfo.InvariantCulture, $"The query was stopped after {options.QueryTimeout.TotalSeconds:0.###} seconds, in the middle of a function. Give it more time (--timeout). {Less}"));
        }

        return asking.GetAwaiter().GetResult();
    }

    /// <summary>The format that an option or a file's ending names.</summary>
    public static StoreFormat FormatOf(string name) => name switch
    {
        "parquet" => StoreFormat.Parquet,
        "csv" => StoreFormat.Csv,
        "jsonl" => StoreFormat.JsonLines,
        _ => throw new CommandFailure(ExitCodes.Usage, "--output writes csv, jsonl or parquet: end the file's name so, or name the format with --format."),
    };
}
