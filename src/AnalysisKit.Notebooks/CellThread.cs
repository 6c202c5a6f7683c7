using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Runs the code of a cell, including the code after its awaits, on a thread of its own, so that it can be stopped even in an endless loop.
/// </summary>
#pragma warning disable CA1001 // Tasks that outlive the cell may still use the semaphore. It need not be disposed, as it has no wait handle.
internal sealed class CellThread : SynchronizationContext
#pragma warning restore CA1001
{
    private const int StackSize = 16 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongPause = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _work = new();
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly CancellationToken _stop;
    private volatile bool _ended;

    private CellThread(CancellationToken stop) => _stop = stop;

    /// <summary>Whether the thread is to stop.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Runs code until it has ended or is stopped.</summary>
    /// <param name="code">The code; it may wait for tasks with <see cref="WaitFor"/>, and passes stop points (<see cref="CellStop"/>).</param>
    /// <param name="patience">How long to wait for the thread when it is stopped.</param>
    /// <param name="stop">Stops the thread.</param>
    /// <returns>Whether the thread has ended; <see langword="false"/> for one that did not stop in time and is left behind until it does.</returns>
    public static async Task<bool> RunAsync(Action<CellThread> code, TimeSpan patience, CancellationToken stop)
    {
        var context = new CellThread(stop);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => context.Run(code, ended), StackSize) { IsBackground = true, Name = "Cell" };
        thread.Start();
        var late = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(() => _ = Task.Run(() => StopAsync(thread, ended.Task, patience, late), CancellationToken.None)).ConfigureAwait(false))
            await Task.WhenAny(ended.Task, late.Task).ConfigureAwait(false);
        if (!ended.Task.IsCompleted)
        {
            CellStop.LeaveBehind(ended.Task);
            return false;
        }

        await ended.Task.ConfigureAwait(false);
        return true;
    }

    /// <summary>Runs the continuations that the cell's awaits post to this thread, until the task is done.</summary>
    /// <exception cref="OperationCanceledException">The thread is stopped.</exception>
    public void WaitFor(Task task)
    {
        task.ContinueWith(_ => _waiting.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
        {
            _waiting.Wait(_stop);
            if (_work.TryDequeue(out var item))
                item.Callback(item.State);
        }
    }

    /// <summary>Interrupts the thread whenever it sleeps or waits, until it ends. If it is running code, it ends at the next stop point.</summary>
    private static async Task StopAsync(Thread thread, Task ended, TimeSpan patience, TaskCompletionSource late)
    {
        var watch = Stopwatch.StartNew();
        while (!await HasEndedAsync(ended, late.Task.IsCompleted ? LongPause : Pause).ConfigureAwait(false))
        {
            if (thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin))
                thread.Interrupt();
            if (watch.Elapsed > patience)
                late.TrySetResult();
        }
    }

    private static async Task<bool> HasEndedAsync(Task ended, TimeSpan pause) => await Task.WhenAny(ended, Task.Delay(pause, CancellationToken.None)).ConfigureAwait(false) == ended;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (_ended)
        {
            // Continuations that outlive the cell run on other threads, unless the cell was stopped.
            if (!_stop.IsCancellationRequested)
                base.Post(d, state);
            return;
        }

        _work.Enqueue((d, state));
        _waiting.Release();
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A cell's thread takes no synchronous calls.");

    public override SynchronizationContext CreateCopy() => this;

    private void Run(Action<CellThread> code, TaskCompletionSource ended)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        SetSynchronizationContext(this);
        try
        {
            code(this);
            ended.TrySetResult();
        }
#pragma warning disable CA1031 // A stop can appear as any of several exceptions.
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            ended.TrySetResult();
        }

        // An exception on a cell's thread must not end the process. It is passed to whoever waits for the cell.
        catch (Exception e)
        {
            ended.TrySetException(e);
        }
#pragma warning restore CA1031
        finally
        {
            _ended = true;
            while (_work.TryDequeue(out var item))
                Post(item.Callback, item.State);
        }
    }
}
