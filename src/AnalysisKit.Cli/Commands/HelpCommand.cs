using System.CommandLine;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit help</c>: the exit codes, and the help of each command.</summary>
internal static class HelpCommand
{
    public const string Codes = "exit-codes";

    private const string Notes =
        """
        Examples:
          analysiskit help exit-codes
          analysiskit help topic check        (the same as 'analysiskit topic check --help')
        """;

    public static Command Create(Terminal terminal)
    {
        var about = new Argument<string[]>("COMMAND") { Description = $"A command whose help is shown, or '{Codes}'; nothing for the list of commands.", Arity = ArgumentArity.ZeroOrMore };
        var command = new KitCommand("help", "Shows the exit codes, or the help of a command.", Notes) { about };
        command.Does(terminal, (parse, _) => Show(terminal, parse.GetValue(about) ?? []));
        return command;
    }

    private static int Show(Terminal terminal, string[] about)
    {
        if (about is [Codes])
        {
            terminal.Output.WriteLine(ExitCodes.Help);
            return ExitCodes.Ok;
        }

        var root = CommandLine.Create(terminal);
        var command = root;
        foreach (var name in about)
        {
            command = command.Subcommands.FirstOrDefault(c => c.Name == name)
                ?? throw new CommandFailure(ExitCodes.Usage, $"there is no help on '{Plain.Line(name)}'. There is on {string.Join(", ", command.Subcommands.Select(c => c.Name))}{(command == root ? $" and {Codes}" : "")}.");
        }

        return root.Parse([.. about, "--help"]).Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error });
    }
}
