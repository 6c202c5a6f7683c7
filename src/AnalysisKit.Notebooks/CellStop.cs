using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AnalysisKit.Notebooks;

/// <summary>Functions that the code of cells calls in each iteration of a loop and in each function, so that the cell can be stopped; see <see cref="StopPoints"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellStop
{
    /// <summary>Milliseconds after a stop during which tasks that the cell started are stopped too.</summary>
    private const int Aftermath = 2000;

    private static volatile bool s_stopping;
    private static long s_lastStop;
    private static volatile int s_leftBehind;

    /// <summary>Throws if the cell is to stop.</summary>
    /// <exception cref="OperationCanceledException">The cell is stopped.</exception>
    public static void Check()
    {
        if (s_stopping)
            ThrowIfStopped();
    }

    /// <summary>Throws if the cell is to stop, or if calls are nested so deeply that the process would crash.</summary>
    /// <exception cref="OperationCanceledException">The cell is stopped.</exception>
    /// <exception cref="InsufficientExecutionStackException">Calls are nested too deeply.</exception>
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Check();
    }

    /// <summary>Called when a new cell begins. Makes the checks cheap again, unless a stopped cell may still be running.</summary>
    internal static void Reset() => s_stopping = s_stopping && (s_leftBehind > 0 || Environment.TickCount64 - Interlocked.Read(ref s_lastStop) < Aftermath);

    /// <summary>Tells the cell with these outputs to stop.</summary>
    internal static void Stop(CellOutputs cell)
    {
        cell.IsStopped = true;
        Interlocked.Exchange(ref s_lastStop, Environment.TickCount64);
        s_stopping = true;
    }

    /// <summary>Counts a stopped cell as left behind until it has ended, at its next stop point.</summary>
    internal static void LeaveBehind(Task ended)
    {
        Interlocked.Increment(ref s_leftBehind);
        ended.ContinueWith(_ => Interlocked.Decrement(ref s_leftBehind), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static void ThrowIfStopped()
    {
        if (CellOutputs.Current is { IsStopped: true })
            throw new OperationCanceledException("The cell was stopped.");
    }
}
