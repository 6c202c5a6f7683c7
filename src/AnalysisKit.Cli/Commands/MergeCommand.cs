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
        shard are refused. A shard that is there twice counts once. When shards are missing, merge names them, writes nothing and ends
        with exit code 6; --partial puts together what is there, to be merged with the others later.

        --format also prints the result, as 'analysiskit terms' or 'analysiskit statements' prints it for all articles.

        Examples:
          analysiskit merge part-*.parquet --out whole.parquet
          analysiskit merge parts --format csv > terms.csv
          analysiskit merge part-*.parquet --format jsonl > statements.jsonl
          analysiskit compare whole.parquet --topic data/topics/syria.yml
        """;

    public static Command Create(Terminal terminal)
    {
        var files = new Argument<string[]>(ArgumentName) { Description = "Files that 'analysiskit scan' or 'merge' wrote, or a folder of .parquet files.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out", "-o") { Description = "The file to write: the whole scan.", HelpName = "FILE" };
        var partial = new Option<bool>("--partial") { Description = "Put together what is there though shards are missing; needs --out." };
        var format = new Option<string?>("--format", "-f") { Description = "Also print the result: table, csv, jsonl, html or xlsx (with > FILE.xlsx); statements csv, jsonl or xlsx.", HelpName = "FORMAT" };
        format.AcceptOnlyFromAmong("table", "csv", "jsonl", "html", "xlsx");
        var top = Options.Whole("--top", "N", "The most terms per group to print; 0, the default, is as with 'analysiskit terms'.", 0, 0, int.MaxValue);
        var all = new Option<bool>("--all") { Description = "Print also statements whose speaker is no actor of the catalogue." };
        var command = new KitCommand("merge", "Puts the shards of a scan together, to the result of one run.", Notes) { files, output, partial, format, top, all };
        command.Validators.Add(result => Check(result, output, partial, format));
        command.Does(terminal, (parse, cancellation) =>
        {
            var target = parse.GetValue(output);
            var merge = ScanMerge.Of(Files(parse.GetRequiredValue(files), target));
            foreach (var repeated in merge.Repeated)
                terminal.Warn($"{repeated} holds a shard that another file holds too, with the same content; it counts once.");
            if (!parse.GetValue(partial))
                MustBeWhole(merge.Info);
            if (parse.GetValue(format) is { } way)
                Print(terminal, merge, way, parse.GetValue(top), parse.GetValue(all), cancellation);
            if (target is not null)
            {
                merge.Write(target, cancellation);
                terminal.Error.WriteLine($"{target} holds {(merge.Info.IsWhole ? "the whole scan" : $"shards {merge.Info.ShardText}")}.");
            }

            return ExitCodes.Ok;
        });
        return command;
    }

    private static void Check(CommandResult result, Option<string?> output, Option<bool> partial, Option<string?> format)
    {
        if (result.GetValue(output) is null && result.GetValue(format) is null)
            result.AddError("Say what is wanted: --out FILE, --format FORMAT, or both.");
        if (result.GetValue(partial) && (result.GetValue(output) is null || result.GetValue(format) is not null))
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

    private static void Print(Terminal terminal, ScanMerge merge, string format, int top, bool all, CancellationToken cancellation)
    {
        if (merge.Info.Kind == ScanKind.Terms)
        {
            TermsCommand.Write(terminal, merge.Terms(cancellation), format, top, merge.Info.Options.ContainsKey(ScanInput.TopicOption) || merge.Info.Group is not null);
            return;
        }

        if (format is not ("csv" or "jsonl" or "xlsx"))
            throw new CommandFailure(ExitCodes.Usage, $"statements are printed as csv, jsonl or xlsx, not as {format}. For reading: --out whole.parquet, then 'analysiskit statements whole.parquet --topic FILE'.");
        StatementsCommand.Write(terminal, Stopping(merge.Statements(cancellation), cancellation), format, all, topic: null, merge.Info.Group);
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
