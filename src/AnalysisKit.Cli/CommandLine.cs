using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using AnalysisKit.Cli.Commands;

namespace AnalysisKit.Cli;

/// <summary>The <c>analysiskit</c> command with its subcommands.</summary>
internal static class CommandLine
{
    private const string Notes =
        """
        Examples:
          analysiskit run notebooks/01-positions-on-syria.ipynb
          analysiskit compare data/articles --topic data/topics/syria.yml --actors russia,uk,us --html positions.html
          analysiskit statements news.jsonl --topic data/topics/syria.yml --format jsonl > statements.jsonl
          analysiskit evaluate my.articles.jsonl --gold my.gold.jsonl --topic data/topics/syria.yml
          analysiskit keyness data/articles --topic data/topics/syria.yml --target russia --stems --no-stop-words
          analysiskit kwic data/articles "مجلس الأمن" --sort next
          analysiskit import data/articles --store syria.duckdb
          analysiskit kernel install

        'analysiskit COMMAND --help' says more about each, 'analysiskit help exit-codes' what their exit codes say.
        """;

    public static Command Create(Terminal terminal)
    {
        var help = new HelpOption();
        var root = new KitCommand("analysiskit", "Reads Arabic news as data: who says what, in favour or against, and in which words.", Notes)
        {
            help,
            new VersionOption(),
            RunCommand.Create(terminal),
            CellsCommand.Create(terminal),
            ExportCommand.Create(terminal),
            KernelCommand.Create(terminal),
            CompareCommand.Create(terminal),
            SampleCommand.Create(terminal),
            AgreeCommand.Create(terminal),
            StatementsCommand.Create(terminal),
            ImportCommand.Create(terminal),
            AnalyzeCommand.Create(terminal),
            QueryCommand.Create(terminal),
            AskCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            TrainCommand.Create(terminal),
            CoverageCommand.Create(terminal),
            TopicCommand.Create(terminal),
            NewCommand.Create(terminal),
            TermsCommand.Create(terminal),
            KeynessCommand.Create(terminal),
            CollocationsCommand.Create(terminal),
            KwicCommand.Create(terminal),
            ScanCommand.Create(terminal),
            MergeCommand.Create(terminal),
            ClusterCommand.Create(terminal),
            HelpCommand.Create(terminal),
        };
        var page = new HelpPage((HelpAction)help.Action!);
        help.Action = page;
        foreach (var group in root.Subcommands.Prepend(root).Where(c => c.Action is null))
        {
            group.SetAction(parse =>
            {
                page.Invoke(parse);
                return ExitCodes.Usage;
            });
        }

        return root;
    }

    /// <summary>Runs the command and gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parse = Create(terminal).Parse(args);
        if (parse.Action is ParseErrorAction)
            return WrongUsage(parse, terminal);
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null, // commands listen to signals themselves
        };
        return await parse.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
    }

    private static int WrongUsage(ParseResult parse, Terminal terminal)
    {
        var command = parse.CommandResult.Command;
        var name = command.Name;
        for (var parent = command.Parents.FirstOrDefault(); parent is not null; parent = parent.Parents.FirstOrDefault())
            name = $"{parent.Name} {name}";
        terminal.Error.WriteLine($"analysiskit: {string.Join(" ", parse.Errors.Select(e => Plain.Line(e.Message)).Distinct())} Try '{name} --help'.");
        return ExitCodes.Usage;
    }
}
