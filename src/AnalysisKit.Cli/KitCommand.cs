using System.CommandLine;

namespace AnalysisKit.Cli;

/// <summary>A subcommand whose help goes on after the options: examples and what else is worth knowing.</summary>
internal sealed class KitCommand(string name, string description, string notes) : Command(name, description)
{
    /// <summary>Text for the help, behind the list of options.</summary>
    public string Notes { get; } = notes;

    /// <summary>Whether the command itself decides what Ctrl+C and the like do.</summary>
    public bool HandlesSignals { get; set; }

    /// <summary>Sets what the command does. The work runs beside the thread that waits for Ctrl+C, which ends the process even when the work does not listen.</summary>
    public void Does(Terminal terminal, Func<ParseResult, CancellationToken, int> work) =>
        SetAction((parse, cancellation) => Task.Run(() => Guarded.Run(terminal, () => work(parse, cancellation)), CancellationToken.None));
}
