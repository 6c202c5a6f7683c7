using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit collocations</c>: which words belong together.</summary>
internal static class CollocationsCommand
{
    private const string Notes =
        $"""
        {FrameOutput.Help}
        Columns: collocation, count, count_nested, length, lambda and z (Blaheta and Johnson), z_p, pmi, t, and for pairs npmi, mi3, g2, chi2, dice,
        log_dice. With --around: term, count, before, after, g2, g2_p, pmi, log_ratio, log_dice. With --group each group is a corpus of its own,
        and its name comes first; the groups follow each other, --top and --sort are within each.

        Examples:
          analysiskit collocations data/articles --size 2,3 --min-count 5 --no-stop-words
          analysiskit collocations data/articles --around عقوبات --window 5 --stems
          analysiskit collocations corpus.tsv --tokens whitespace --size 2 --min-count 2 --format jsonl
        """;

    public static Command Create(Terminal terminal)
    {
        var input = new TermInput();
        var sizes = new Option<int[]>("--size")
        {
            Description = "Number of words in a collocation, 2 to 5, or several with commas between them.",
            HelpName = "N,N",
            DefaultValueFactory = _ => [2],
            CustomParser = result => Sizes(result.Tokens[0].Value) is { } parsed ? parsed : Options.Refuse<int[]>(result, "'--size' must be numbers from 2 to 5 with commas between them."),
        };
        var minimum = Options.Whole("--min-count", "N", "The least number of occurrences.", 2, 1, int.MaxValue);
        var window = Options.Whole("--window", "N", "Pairs may have words between them: N words on each side belong together. By default words must be neighbours; 5 with --around.", 1, 1, 1000);
        var around = new Option<string?>("--around") { Description = "Only the words around this one.", HelpName = "WORD" };
        var sort = new Option<string?>("--sort") { Description = "The column to sort by, highest first. By default z, for windows g2.", HelpName = "COLUMN" };
        var (output, top) = (TableOutput.OfFrame(), Options.Top());
        var command = new KitCommand("collocations", "Finds words that stand together more often than by chance.", Notes) { sizes, minimum, window, around, sort };
        input.AddTo(command);
        output.AddTo(command);
        command.Add(top);
        command.Does(terminal, (parse, cancellation) =>
        {
            using var progress = new ProgressLine(terminal, "articles");
            var corpus = TokenizedCorpus.Of(input.Documents(parse, terminal, progress, cancellation), input.Terms(parse, terminal, cancellation));
            progress.Dispose();
            var node = parse.GetValue(around);
            var group = input.Group(parse);
            var options = new CollocationOptions { Sizes = parse.GetRequiredValue(sizes), MinimumCount = parse.GetValue(minimum), Window = parse.GetValue(window) };
            var width = parse.GetResult(window) is { Implicit: false } ? options.Window : 5;
            var (most, by) = (parse.GetValue(top), parse.GetValue(sort));
            output.Write(terminal, parse, (to, way) =>
            {
                if (group is null)
                    Write(to, Found(corpus), way, node, options.Window > 1, most);
                else
                    Write(to, ByGroup(corpus, Found, RowsPerGroup(way, most)), way, node, options.Window > 1, int.MaxValue, RowsPerGroup(way, most));
            });
            return ExitCodes.Ok;

            DataFrame Found(TokenizedCorpus part)
            {
                var frame = node is null ? part.Collocations(options).ToDataFrame() : part.CollocatesOf(node, width, options.MinimumCount).ToDataFrame();
                return by is null ? frame : FrameOutput.Sorted(frame, by);
            }
        });
        return command;
    }

    private static int RowsPerGroup(TableFormat format, int top) => top > 0 ? top : format.Name == "table" ? 10 : FrameOutput.Most(format, top);

    /// <summary>The first rows of each group, with its name before them.</summary>
    private static DataFrame ByGroup(TokenizedCorpus corpus, Func<TokenizedCorpus, DataFrame> found, int most)
    {
        var names = new List<string>();
        DataFrame? all = null;
        foreach (var group in corpus.Groups)
        {
            var rows = found(corpus.GroupedBy(d => d.Group == group ? group : null));
            if (rows.Rows.Count == 0)
            {
                all ??= rows;
                continue;
            }

            var frame = rows.Head((int)Math.Min(most, rows.Rows.Count));
            names.AddRange(Enumerable.Repeat(group, (int)frame.Rows.Count));
            all = all is { Rows.Count: > 0 } ? all.Append(frame.Rows, inPlace: true) : frame;
        }

        return new DataFrame(all!.Columns.Prepend(new StringDataFrameColumn("group", names)));
    }

    private static void Write(Terminal terminal, DataFrame frame, TableFormat format, string? node, bool windowed, int top, int perGroup = 0)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{frame.Rows.Count:N0} {(node is null ? "collocations" : $"words around {node}")}");
        string[] shown = node is not null ? ["term", "count", "before", "after", "g2", "pmi", "log_dice"]
            : windowed ? ["collocation", "count", "g2", "pmi", "npmi", "t", "log_dice"]
            : ["collocation", "count", "lambda", "z", "pmi", "g2", "log_dice"];
        FrameOutput.Write(terminal, frame, format, title, top, perGroup > 0 ? ["group", .. shown] : shown);
        if (perGroup > 0 && format.Name == "table")
            terminal.Output.WriteLine($"At most {perGroup} of each group; --top shows more, --format csv all.");
    }

    private static int[]? Sizes(string list)
    {
        var sizes = new List<int>();
        foreach (var part in Options.List(list))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is < 2 or > 5)
                return null;
            sizes.Add(size);
        }

        return sizes.Count == 0 ? null : [.. sizes.Distinct()];
    }
}
