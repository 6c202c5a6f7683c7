namespace AnalysisKit.Cli;

/// <summary>An error that the user can fix, with one line for stderr and the exit code.</summary>
internal sealed class CommandFailure(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
