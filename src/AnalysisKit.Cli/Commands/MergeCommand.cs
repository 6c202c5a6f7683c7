using System.CommandLine;
using System.CommandLine.Parsing;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit merge</c>: puts the shards of a scan together.</summary>
internal static class MergeCommand
{
    public const string ArgumentName = "PARTS";

    private const string Notes =
        """
        The parts may come in any order and are checked: parts of different runs, damaged ones, and two with different content for one
        shard are refused. A shard that is there twice counts once. When shards are missing, merge names them, writes nothing and
        fails; --partial puts together what is there, to be merged with the others later.

        --format also prints the result, as 'analysiskit terms' or 'analysiskit statements' prints it for all articles; with --output FILE it goes to a
        file. Statements are csv, jsonl or xlsx. Filters choose from the statements that are printed, actors by id or label and issues by id; the file of --out holds the whole scan.

        Examples:
          analysiskit merge part-*.parquet --out whole.parquet
          analysiskit merge parts --format csv > terms.csv
          analysiskit merge part-*.parquet --format jsonl > statements.jsonl
          analysiskit merge part-*.parquet --output russia.xlsx --actors russia --since 2012-02
          analysiskit compare whole.parquet --topic data/topics/syria.yml
        """;

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>(ArgumentName) { Description = "Files that 'analysiskit scan' or 'merge' wrote, or a folder of .parquet files.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out", "-o") { Description = "The file to write: the whole scan.", HelpName = "FILE" };
        var partial = new Option<bool>("--partial") { Description = "Put together what is there though shards are missing; needs --out." };
        var table = TableOutput.Beside("Also print the result: table, csv, jsonl, html or xlsx; statements csv, jsonl or xlsx.", "table", "csv", "jsonl", "html", "xlsx");
        var filters = new ArticleFilters();
        var top = Options.Whole("--top", "N", "The most terms per group to print; 0, the default, is as with 'analysiskit terms'.", 0, 0, int.MaxValue);
        var all = new Option<bool>("--all") { Description = "Print also statements whose speaker is no actor of the catalogue." };
        var command = new KitCommand("merge", "Puts the shards of a scan together, to the result of one run.", Notes) { files, output, partial, top, all };
        table.AddTo(command);
        filters.AddTo(command);
        StatementFilter.AddTo(command);
        command.Validators.Add(result => Check(result, output, partial, table));
        command.Does(terminal, (parse, cancellation) =>
        {
            var target = parse.GetValue(output);
            var merge = ScanMerge.Of(Files(parse.GetRequiredValue(files), target));
            foreach (var repeated in merge.Repeated)
                terminal.Warn($"{repeated} holds a shard that another file holds too, with the same content; it counts once.");
            if (!parse.GetValue(partial))
                MustBeWhole(merge.Info);
            if (Named(parse, filters) is { Length: > 0 } given && (target is not null || merge.Info.Kind == ScanKind.Terms))
            {
                throw new CommandFailure(ExitCodes.Usage, merge.Info.Kind == ScanKind.Terms
                    ? $"the parts are a scan of terms, which keeps no articles or statements that {given} could choose. Give the option to 'analysiskit scan'."
                    : $"--out writes the whole scan, and {given} would leave a part of it out. Leave it out here, and give it to the commands that read the scan, or print without --out.");
            }

            if (table.IsAsked(parse.CommandResult))
                table.Write(terminal, parse, (to, way) => Print(to, merge, way, parse, filters, parse.GetValue(top), parse.GetValue(all), cancellation));
            if (target is not null)
            {
                merge.Write(target, cancellation);
                terminal.Error.WriteLine($"{target} holds {(merge.Info.IsWhole ? "the whole scan" : $"shards {merge.Info.ShardText}")}.");
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Named(ParseResult parse, ArticleFilters filters) => string.Join(", ", new[] { filters.Named(parse), StatementFilter.Named(parse) }.Where(n => n.Length > 0));

    private static void Check(CommandResult result, Option<string?> output, Option<bool> partial, TableOutput table)
    {
        if (result.GetValue(output) is null && !table.IsAsked(result))
            result.AddError("Say what is wanted: --out FILE, --format FORMAT, or both.");
        if (result.GetValue(partial) && (result.GetValue(output) is null || table.IsAsked(result)))
            result.AddError("'--partial' writes a file to merge again (--out FILE), and prints nothing.");
    }

    private static IEnumerable<string> Files(IEnumerable<string> given, string? target)
    {
        var own = target is null ? null : Path.GetFullPath(target);
        foreach (var path in given)
        {
            Inputs.MustExist(path, "part");
            if (!Directory.Exists(path))
            {
                yield return path;
                continue;
            }

            var found = Directory.EnumerateFiles(path, "*.parquet").Where(f => Path.GetFullPath(f) != own).Order(StringComparer.Ordinal).ToList();
            if (found.Count == 0)
                throw new CommandFailure(ExitCodes.Usage, $"the folder '{path}' holds no .parquet file.");
            foreach (var file in found)
                yield return file;
        }
    }

    private static void MustBeWhole(ScanInfo info)
    {
        if (info.IsWhole)
            return;
        var missing = info.Missing.ToList();
        throw new CommandFailure(
            ExitCodes.Incomplete,
            $"{(missing.Count == 1 ? "shard" : "shards")} {ScanInfo.Ranges(missing)} of {info.Of} {(missing.Count == 1 ? "is" : "are")} missing. Scan {(missing.Count == 1 ? "it" : "them")} (--shard {missing[0]}/{info.Of}) and merge again, or put together what is there with --partial.");
    }

    private static void Print(Terminal terminal, ScanMerge merge, TableFormat format, ParseResult parse, ArticleFilters filters, int top, bool all, CancellationToken cancellation)
    {
        if (merge.Info.Kind == ScanKind.Terms)
        {
            TermsCommand.Write(terminal, merge.Terms(cancellation), format, top, merge.Info.Options.ContainsKey(ScanInput.TopicOption) || merge.Info.Group is not null);
            return;
        }

        if (format.Name is not ("csv" or "jsonl" or "xlsx"))
            throw new CommandFailure(ExitCodes.Usage, $"statements are printed as csv, jsonl or xlsx, not as {format.Name}. For reading: --out whole.parquet, then 'analysiskit statements whole.parquet --topic FILE'.");
        var parts = string.Join("', '", parse.GetRequiredValue<string[]>(ArgumentName));
        ScanInput.MustKeep(parts, merge.Info, filters.Of(parse));
        var statements = StatementFilter.Of(parse, () => Known(merge, cancellation));
        var analyses = filters.Passed(Stopping(merge.Statements(cancellation), cancellation), a => a.Article, parse, parts, terminal);
        StatementsCommand.Write(terminal, statements is null ? analyses : analyses.Select(statements.Apply).Where(a => a.Statements.Count > 0), format, all, topic: null, merge.Info.Group);
        statements?.Tell(parse, terminal);
    }

    // A scan names its topic and does not keep it: its statements say whom and what it knows.
    private static (KnownIds Actors, KnownIds Issues) Known(ScanMerge merge, CancellationToken cancellation)
    {
        var (speakers, issues) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var analysis in Stopping(merge.Statements(cancellation), cancellation))
        {
            speakers.UnionWith(analysis.Statements.Select(s => s.Speaker).OfType<string>());
            issues.UnionWith(analysis.Stances.Select(s => s.Issue));
        }

        return (KnownIds.ActorsOf(speakers), KnownIds.IssuesOf(issues));
    }

    private static IEnumerable<ArticleAnalysis> Stopping(IEnumerable<ArticleAnalysis> analyses, CancellationToken cancellation)
    {
        foreach (var analysis in analyses)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return analysis;
        }
    }
}
