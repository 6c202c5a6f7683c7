using System.CommandLine;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit terms</c>: how often which words and phrases are used.</summary>
internal static class TermsCommand
{
    private const string Notes =
        $"""
        {FrameOutput.Help}
        Columns: group, term (its most frequent form), key (the form it is counted under), count, documents, rank (within the group), per_million.

        {TermInput.Help}
        Examples:
          analysiskit terms data/articles --stems --no-stop-words
          analysiskit terms data/articles --group source --size 2 --min-count 5
          analysiskit terms data/articles --topic data/topics/syria.yml --stems --no-stop-words --format csv > terms-by-speaker.csv
        """;

    public static Command Create(Terminal terminal)
    {
        var input = new TermInput();
        var filter = new TermFilter();
        var table = TableOutput.OfFrame();
        var top = Options.Whole("--top", "N", "The most terms per group; 0, the default, is 30 for a table (10 with several groups), 500 for a page and all for csv, jsonl and xlsx.", 0, 0, int.MaxValue);
        var command = new KitCommand("terms", "Counts words or phrases, over all articles or per group.", Notes);
        input.AddCountsTo(command);
        filter.AddTo(command);
        table.AddTo(command);
        command.Add(top);
        command.Does(terminal, (parse, cancellation) =>
        {
            var counts = filter.Apply(parse, input.Counts(parse, terminal, cancellation));
            table.Write(terminal, parse, (to, format) => Write(to, counts, format, parse.GetValue(top), input.IsGrouped(parse)));
            return ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Writes the most frequent terms of each group; 0 for as many as the format takes.</summary>
    public static void Write(Terminal terminal, TermCounts counts, TableFormat format, int top, bool grouped)
    {
        var perGroup = top > 0 ? top : format.Name switch { "table" => counts.Groups.Count > 1 ? 10 : 30, "html" => 500, _ => int.MaxValue };
        string[] shown = grouped ? ["group", "term", "count", "documents", "rank", "per_million"] : ["term", "count", "documents", "rank", "per_million"];
        FrameOutput.Write(terminal, counts.ToDataFrame(perGroup), format, counts.Caption(ChartLanguage.English), int.MaxValue, shown);
        if (format.Name == "table" && counts.Groups.Any(g => counts.TermsOf(g).Count > perGroup))
            terminal.Output.WriteLine($"The first {perGroup} terms{(counts.Groups.Count > 1 ? " of each group" : "")}; --top shows more, --format csv all.");
    }
}
