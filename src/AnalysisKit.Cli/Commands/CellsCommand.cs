using AnalysisKit.Notebooks.Processes;

namespace AnalysisKit.Cli.Commands;

/// <summary><c>analysiskit cells</c>: the process in which <c>run</c> runs the cells of one notebook. Hidden, because users do not type it.</summary>
internal static class CellsCommand
{
    public const string Name = "cells";

    public static KitCommand Create(Terminal terminal)
    {
        var command = new KitCommand(Name, "Runs the cells of a notebook. 'analysiskit run' does this.", "") { Hidden = true, HandlesSignals = true };
        command.Does(terminal, (_, _) =>
        {
            var input = Console.OpenStandardInput();
            Console.SetIn(TextReader.Null);
            try
            {
                CellServer.Run(input);
                return ExitCodes.Ok;
            }
            catch (InvalidDataException e)
            {
                throw new CommandFailure(ExitCodes.Usage, e.Message);
            }
        });
        return command;
    }
}
