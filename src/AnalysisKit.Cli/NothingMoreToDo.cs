namespace AnalysisKit.Cli;

/// <summary>Ends a command that has said all it was asked for, as in a dry run.</summary>
internal sealed class NothingMoreToDo : Exception
{
}
