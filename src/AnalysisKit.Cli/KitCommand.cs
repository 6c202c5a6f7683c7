using System.CommandLine;
using System.Runtime.InteropServices;

namespace AnalysisKit.Cli;

/// <summary>A subcommand whose help goes on after the options: examples and what else is worth knowing.</summary>
internal sealed class KitCommand(string name, string description, string notes) : Command(name, description)
{
    private static readonly TimeSpan TimeToListen = TimeSpan.FromMilliseconds(300);

    /// <summary>Text for the help, behind the list of options.</summary>
    public string Notes { get; } = notes;

    /// <summary>Whether the command itself decides what Ctrl+C and the like do.</summary>
    public bool HandlesSignals { get; set; }

    /// <summary>
    /// Sets what the command does. The work runs beside the thread that waits for Ctrl+C. Work that does not listen (a computation, a pipe that gives
    /// nothing) is left behind, and the process ends with what was done as its last word.
    /// </summary>
    public void Does(Terminal terminal, Func<ParseResult, CancellationToken, int> work) => SetAction(async (parse, cancellation) =>
    {
        // Not disposed of: work that is left behind may still look at it.
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var terminated = false;
        using var interruption = OnSignal(PosixSignal.SIGINT, stop.Cancel);
        using var termination = OnSignal(PosixSignal.SIGTERM, () =>
        {
            Volatile.Write(ref terminated, true);
            stop.Cancel();
        });
        var running = Task.Run(() => Guarded.Run(terminal, () =>
        {
            Outputs.MustNotBeInputs(parse);
            return work(parse, stop.Token);
        }), CancellationToken.None);
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Token.Register(stopped.SetResult).ConfigureAwait(false);
        if (await Task.WhenAny(running, stopped.Task).ConfigureAwait(false) != running)
            await Task.WhenAny(running, Task.Delay(TimeToListen, CancellationToken.None)).ConfigureAwait(false);
        var code = running.IsCompleted ? await running.ConfigureAwait(false) : Guarded.Interrupted(terminal);
        return code == ExitCodes.Interrupted && Volatile.Read(ref terminated) ? ExitCodes.Terminated : code;
    });

    private PosixSignalRegistration? OnSignal(PosixSignal signal, Action act) => HandlesSignals ? null : PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        act();
    });
}
