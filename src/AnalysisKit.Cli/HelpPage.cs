using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace AnalysisKit.Cli;

/// <summary>The standard help, followed by the command's notes.</summary>
internal sealed class HelpPage(HelpAction usual) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is KitCommand command)
            parseResult.InvocationConfiguration.Output.WriteLine(command.Notes + Environment.NewLine);
        return code;
    }
}
