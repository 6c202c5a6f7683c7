namespace AnalysisKit.Cli;

/// <summary>What the command's exit code says. Scripts rely on these numbers.</summary>
internal static class ExitCodes
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int Usage = 2;
    public const int Data = 3;
    public const int TimedOut = 4;
    public const int Changed = 5;
    public const int Incomplete = 6;
    public const int Interrupted = 130;
    public const int Terminated = 143;

    public const string Help =
        """
        Exit codes:
            0  done
            1  failed: a notebook's cell threw, or a file could not be written
            2  wrong usage, or a file or folder was not found
            3  input is not as its format says, or holds no article
            4  a notebook or a query ran out of time
            5  a notebook shows something else than it did (run --check)
            6  something is missing: shards of a scan (merge), or articles that a language model has left unread
          130  stopped by Ctrl+C
          143  stopped by SIGTERM, as schedulers do
        """;
}
