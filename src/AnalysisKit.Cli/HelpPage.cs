using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AnalysisKit.Cli;

/// <summary>The standard help, followed by the command's notes and the exit codes.</summary>
internal sealed class HelpPage(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is KitCommand command)
            output.WriteLine(command.Notes + Environment.NewLine);
        output.WriteLine(ExitCodes.Help);
        return code;
    }
}
