using System.CommandLine;
using AnalysisKit.Cli.Pages;
using Spectre.Console;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit kwic</c>: every place where a word stands, with its context.</summary>
internal static class KwicCommand
{
    private const string Notes =
        $"""
        {FrameOutput.Help}
        Columns: document, group, before, node, after, node_start and node_length (UTF-16 code units in the article's text), first_token, last_token
        (counted from 1), pattern.

        WORDS is a word or a phrase in any spelling; * stands for any letters and ? for one. With --stems all forms of the words are found.

        Examples:
          analysiskit kwic data/articles "مجلس الأمن" --sort next
          analysiskit kwic data/articles عقوبات --stems --sentences 0 --format html > sanctions.html
          analysiskit kwic data/articles "(ال)?فيتو" --regex --group source
        """;

    public static Command Create(Terminal terminal)
    {
        var input = new TermInput();
        var words = new Argument<string>("WORDS") { Description = "What to look for." };
        var regex = new Option<bool>("--regex") { Description = "WORDS is a regular expression for one word." };
        var window = Options.Whole("--window", "N", "Words of context on each side.", 8, 0, 1000);
        var sentences = new Option<int?>("--sentences") { Description = "Context in sentences instead: 0 is the rest of the sentence, 1 also its neighbours.", HelpName = "N" };
        var sort = new Option<string>("--sort") { Description = "Sort by what follows (next), what precedes (previous) or the found words (node); by default in the order of the articles.", HelpName = "BY", DefaultValueFactory = _ => "article" };
        sort.AcceptOnlyFromAmong("article", "next", "previous", "node");
        var (output, top) = (TableOutput.OfFrame(), Options.Top());
        var command = new KitCommand("kwic", "Shows every place where a word or phrase stands, in its context.", Notes);
        input.AddTo(command);
        foreach (var symbol in new Symbol[] { words, regex, window, sentences, sort, top })
        {
            if (symbol is Option option)
                command.Add(option);
            else
                command.Add((Argument)symbol);
        }

        output.AddTo(command);
        command.Does(terminal, (parse, cancellation) =>
        {
            using var progress = new ProgressLine(terminal, "articles");
            var options = new ConcordanceOptions { Tokenization = input.Tokenization(parse), Window = parse.GetValue(window), Sentences = parse.GetValue(sentences), Threads = input.Threads(parse), Cancellation = cancellation };
            var pattern = Pattern(parse.GetRequiredValue(words), parse.GetValue(regex), input.IsByStem(parse) ? input.Stemmer(parse, terminal, cancellation) : null);
            var lines = Concordance.Of(input.Documents(parse, terminal, progress, cancellation), pattern, options);
            progress.Dispose();
            output.Write(terminal, parse, (to, format) => Write(to, Sorted(lines, parse.GetRequiredValue(sort)), format, parse.GetValue(top), input.IsGrouped(parse)));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static TermPattern Pattern(string words, bool isRegex, Stemmer? stemmer)
    {
        try
        {
            return isRegex ? TermPattern.Regex(words) : stemmer is null ? TermPattern.Phrase(words) : TermPattern.Stem(words, stemmer);
        }
        catch (ArgumentException e)
        {
            throw new CommandFailure(ExitCodes.Usage, $"'{words}' cannot be looked for: {e.Message}");
        }
    }

    private static Concordance Sorted(Concordance lines, string by) => by switch
    {
        "next" => lines.SortedByFollowing(),
        "previous" => lines.SortedByPreceding(),
        "node" => lines.SortedByNode(),
        _ => lines,
    };

    private static void Write(Terminal terminal, Concordance lines, TableFormat format, int top, bool grouped)
    {
        switch (format.Name)
        {
            case "html":
                Page.Write(terminal.Output, lines.Pattern, page => page.WriteLine((top > 0 ? lines.Top(top) : lines).ToHtml()));
                break;
            case "table":
                WriteTable(terminal.Console, lines, top > 0 ? top : 30, grouped);
                break;
            default:
                FrameOutput.Write(terminal, lines.ToDataFrame(), format, lines.Caption(ChartLanguage.English), top);
                break;
        }
    }

    // Arabic runs from right to left, so the context before the node is on the right and the node in the middle.
    private static void WriteTable(IAnsiConsole console, Concordance lines, int top, bool grouped)
    {
        var table = new Table().Border(TableBorder.Simple).HideHeaders()
            .AddColumn(new TableColumn("after") { Alignment = Justify.Right }).AddColumn(new TableColumn("node") { NoWrap = true, Alignment = Justify.Center }).AddColumn(new TableColumn("before")).AddColumn(new TableColumn("document"));
        foreach (var line in lines.Take(top))
            table.AddRow(new Text(Plain.Line(line.AfterText)), new Text(Plain.Line(line.NodeText), new Style(decoration: Decoration.Bold)), new Text(Plain.Line(line.BeforeText)), new Text(Plain.Line(grouped ? $"{line.Group} {line.Document}" : line.Document)));
        console.Write(table);
        console.Write(new Text($"{Plain.Several(lines.Count, "line")}{(lines.Count > top ? $", the first {top} shown; --top shows more, --format csv all" : "")}.\n"));
    }
}
