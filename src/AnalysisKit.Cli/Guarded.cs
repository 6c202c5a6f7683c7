using System.Text.RegularExpressions;
using AnalysisKit.Models;
using AnalysisKit.Store;

namespace AnalysisKit.Cli;

/// <summary>Turns exceptions into one line on stderr and an exit code.</summary>
internal static class Guarded
{
    /// <summary>The result of a write that nobody reads: EPIPE, the same on Linux and macOS.</summary>
    public const int BrokenPipe = 32;

    public static int Run(Terminal terminal, Func<int> work)
    {
        try
        {
            var code = work();
            terminal.Output.Flush();
            return code == ExitCodes.Ok && terminal.IsIncomplete ? ExitCodes.Incomplete : code;
        }
        catch (NothingMoreToDo)
        {
            terminal.Output.Flush();
            return ExitCodes.Ok;
        }
        catch (CommandFailure e)
        {
            return Fail(terminal, e.ExitCode, e.Message);
        }
        catch (DataFormatException e)
        {
            return Fail(terminal, ExitCodes.Data, e.Message);
        }
        catch (StoreException e)
        {
            return Fail(terminal, CodeOf(e.Problem), e.Message);
        }
        catch (ModelUnavailableException e)
        {
            return Fail(terminal, ExitCodes.Failed, Plain.Line(e.Message));
        }
        catch (OperationCanceledException)
        {
            return Interrupted(terminal);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Fail(terminal, ExitCodes.Usage, e.Message);
        }
        catch (RegexMatchTimeoutException e)
        {
            return Fail(terminal, ExitCodes.Usage, $"the regular expression \"{e.Pattern}\" takes too long. Write it without look-around and back-references, and without repetitions in repetitions.");
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            return ExitCodes.Ok; // as with "| head": the reader needs no more
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(terminal, ExitCodes.Failed, e.Message);
        }
#pragma warning disable CA1031 // Any exception that is not handled elsewhere: the user sees a message, and a stack trace only on request.
        catch (Exception e)
        {
            var wanted = Environment.GetEnvironmentVariable("ANALYSISKIT_DEBUG") == "1";
            return Fail(terminal, ExitCodes.Failed, wanted
                ? e.ToString()
                : $"this is a fault of the command ({e.GetType().Name}): {e.Message} Set ANALYSISKIT_DEBUG=1 to see where, and please report it with what you gave the command.");
        }
#pragma warning restore CA1031
    }

    private static int CodeOf(StoreProblem problem) => problem switch
    {
        StoreProblem.Path or StoreProblem.Query => ExitCodes.Usage,
        StoreProblem.TimedOut => ExitCodes.TimedOut,
        StoreProblem.NotAStore or StoreProblem.NewerSchema => ExitCodes.Data,
        _ => ExitCodes.Failed,
    };

    /// <summary>Reports how much was done when the work was stopped.</summary>
    public static int Interrupted(Terminal terminal)
    {
        terminal.Progress?.Dispose();
        return Fail(terminal, ExitCodes.Interrupted, terminal.Progress is { } progress ? $"stopped after {progress.Done}. What was printed or stored until then stands." : "stopped.");
    }

    private static int Fail(Terminal terminal, int code, string message)
    {
        terminal.Error.WriteLine($"analysiskit: {message}");
        return code;
    }
}
