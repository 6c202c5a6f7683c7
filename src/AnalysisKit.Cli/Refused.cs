using System.CommandLine;

namespace AnalysisKit.Cli;

/// <summary>Options that other commands have and that mean nothing to this one: its help says why, and they are refused with the same words.</summary>
internal static class Refused
{
    /// <summary>Begins the description of such an option.</summary>
    public const string Mark = "Not for this command: ";

    /// <summary>The filters on statements.</summary>
    public static readonly string[] OfStatements = [StatementFilter.Actors.Name, StatementFilter.Issues.Name];

    /// <summary>What people have judged of readings.</summary>
    public static readonly string[] OfReadings = [Options.Corrections.Name];

    /// <summary>Adds the options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="names">The names of the options.</param>
    /// <param name="reason">Why they mean nothing here, and what to do, without a full stop.</param>
    public static void AddTo(Command command, string[] names, string reason)
    {
        foreach (var name in names)
        {
            var option = new Option<string[]>(name) { Description = $"{Mark}{reason}.", HelpName = name == Options.Corrections.Name ? Options.Corrections.HelpName : "a,b,c" };
            option.Validators.Add(result => result.AddError($"'{name}' is not for this command: {reason}."));
            command.Add(option);
        }
    }
}
