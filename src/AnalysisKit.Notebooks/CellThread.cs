using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Runs the code of a cell on a thread of its own, together with what follows its awaits, so that it can be stopped, even in an endless loop.
/// </summary>
#pragma warning disable CA1001 // Tasks that outlive the cell may still use the semaphore; without a wait handle it holds nothing to release.
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

    /// <summary>Works off what the cell's awaits post to this thread until the task is done.</summary>
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

    /// <summary>Wakes the thread where it sleeps or waits, again and again, until it ends; from its other work it returns to a stop point.</summary>
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
            // What outlives its cell goes on elsewhere, unless the cell was stopped.
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
#pragma warning disable CA1031 // Stopping shows as any of several exceptions.
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            ended.TrySetResult();
        }

        // Nothing may end the process from a thread of a cell; who waits for the cell sees the exception.
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
