using System.CommandLine;
using AnalysisKit.Tables;
using AnalysisKit.Terms;

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
        var size = Options.Whole("--size", "N", "Number of neighbouring words in a term: 1 for words, 2 for pairs, and so on.", 1, 1, 9);
        var (format, top) = (Options.Format(), Options.Top());
        var command = new KitCommand("terms", "Counts words or phrases, over all articles or per group.", Notes) { size };
        input.AddTo(command);
        filter.AddTo(command);
        command.Add(format);
        command.Add(top);
        command.Does(terminal, (parse, cancellation) =>
        {
            using var progress = new ProgressLine(terminal, "articles");
            var options = input.Terms(parse, terminal, cancellation) with { Size = parse.GetValue(size) };
            var counts = filter.Apply(parse, TermCounts.Of(input.Documents(parse, terminal, progress, cancellation), options));
            progress.Dispose();
            string[] shown = input.IsGrouped(parse) ? ["group", "term", "count", "documents", "rank", "per_million"] : ["term", "count", "documents", "rank", "per_million"];
            FrameOutput.Write(terminal, counts.ToDataFrame(), parse.GetRequiredValue(format), counts.ToString(), parse.GetValue(top), shown);
            return ExitCodes.Ok;
        });
        return command;
    }
}
