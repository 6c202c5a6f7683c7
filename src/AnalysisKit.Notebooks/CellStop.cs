using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AnalysisKit.Notebooks;

/// <summary>What the code of cells calls in each turn of a loop and in each function, so that it stops when it is told to; see <see cref="StopPoints"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CellStop
{
    /// <summary>So long after a stop, tasks that the cell began are stopped too.</summary>
    private const int Aftermath = 2000;

    private static volatile bool s_stopping;
    private static long s_lastStop;
    private static volatile int s_leftBehind;

    /// <summary>Goes on, unless the cell is stopped.</summary>
    /// <exception cref="OperationCanceledException">The cell is stopped.</exception>
    public static void Check()
    {
        if (s_stopping)
            ThrowIfStopped();
    }

    /// <summary>Goes on, unless the cell is stopped or calls itself without end, which would end the process.</summary>
    /// <exception cref="OperationCanceledException">The cell is stopped.</exception>
    /// <exception cref="InsufficientExecutionStackException">Calls are nested too deeply.</exception>
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        Check();
    }

    /// <summary>A new cell begins. Looking is cheap again, unless a cell that was stopped may still run.</summary>
    internal static void Reset() => s_stopping = s_stopping && (s_leftBehind > 0 || Environment.TickCount64 - Interlocked.Read(ref s_lastStop) < Aftermath);

    /// <summary>The cell of these outputs is to stop.</summary>
    internal static void Stop(CellOutputs cell)
    {
        cell.IsStopped = true;
        Interlocked.Exchange(ref s_lastStop, Environment.TickCount64);
        s_stopping = true;
    }

    /// <summary>A cell that was told to stop is left behind until it passes a stop point.</summary>
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
