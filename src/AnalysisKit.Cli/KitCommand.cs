using System.CommandLine;
using System.Runtime.InteropServices;

namespace AnalysisKit.Cli;

/// <summary>A subcommand whose help has notes after the options, such as examples.</summary>
internal sealed class KitCommand(string name, string description, string notes) : Command(name, description)
{
    /// <summary>The notes, shown in the help after the list of options.</summary>
    public string Notes { get; } = notes;

    /// <summary>Whether the command handles Ctrl+C and other signals itself.</summary>
    public bool HandlesSignals { get; set; }

    /// <summary>How long work that is stopped may take to end, before it is abandoned.</summary>
    public TimeSpan TimeToListen { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Sets the work of the command, which runs on another thread than the one that waits for Ctrl+C. Work that ignores the cancellation (a computation, a pipe that gives
    /// nothing) is abandoned, and the process ends after reporting how much was done.
    /// </summary>
    public void Does(Terminal terminal, Func<ParseResult, CancellationToken, int> work) => SetAction(async (parse, cancellation) =>
    {
        // Not disposed, because abandoned work may still use it.
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
