using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Runs the code of a cell on a thread of its own, together with what follows its awaits, so that it can be stopped at any point, even in an endless loop.
/// </summary>
#pragma warning disable CA1001 // Tasks that outlive the cell may still use the semaphore; without a wait handle it holds nothing to release.
internal sealed class CellThread : SynchronizationContext
#pragma warning restore CA1001
{
    private const int StackSize = 16 << 20;
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _work = new();
    private readonly SemaphoreSlim _waiting = new(0);
    private readonly CancellationToken _stop;
    private readonly CancellationTokenSource _abort = new();
    private volatile bool _ended;

    private CellThread(CancellationToken stop) => _stop = stop;

    /// <summary>Whether the thread is to stop.</summary>
    public bool IsStopped => _stop.IsCancellationRequested;

    /// <summary>Runs code until it has ended or is stopped.</summary>
    /// <param name="code">The code; it may wait for tasks with <see cref="WaitFor"/>.</param>
    /// <param name="after">What follows on the same thread and is never aborted, such as formatting: the runtime does not survive an abort in the middle of a formatter.</param>
    /// <param name="patience">How long to wait for the thread when it is stopped.</param>
    /// <param name="stop">Stops the thread.</param>
    /// <returns>Whether the thread has ended; <see langword="false"/> for one that did not stop in time and goes on.</returns>
    public static async Task<bool> RunAsync(Action<CellThread> code, Action after, TimeSpan patience, CancellationToken stop)
    {
        var context = new CellThread(stop);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => context.Run(code, after, ended), StackSize) { IsBackground = true, Name = "Cell" };
        thread.Start();
        using var stopped = new CancellationTokenSource();
        await using (stop.Register(() =>
        {
            stopped.CancelAfter(patience);
            _ = Task.Run(() => StopAsync(context, thread, ended.Task, stopped.Token), CancellationToken.None);
        }).ConfigureAwait(false))
        {
            var late = Task.Delay(Timeout.Infinite, stopped.Token);
            var first = await Task.WhenAny(ended.Task, late).ConfigureAwait(false);
            if (first == late && !ended.Task.IsCompleted)
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

    /// <summary>
    /// Stops the thread. Most code passes a stop point (<see cref="CellStop"/>) soon, and one that sleeps or waits is woken; one that runs on is aborted. Never both at a time: the runtime does not survive an interrupt in
    /// the middle of an abort.
    /// </summary>
    private static async Task StopAsync(CellThread context, Thread thread, Task ended, CancellationToken givenUp)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await HasEndedAsync(ended).ConfigureAwait(false))
                return;
            if (thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
                thread.Interrupt();
        }

        if (await HasEndedAsync(ended).ConfigureAwait(false))
            return;
        _ = Task.Run(context._abort.Cancel, CancellationToken.None);
        while (!givenUp.IsCancellationRequested && !await HasEndedAsync(ended).ConfigureAwait(false))
        {
            if (thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
                thread.Interrupt();
        }
    }

    private static async Task<bool> HasEndedAsync(Task ended) => await Task.WhenAny(ended, Task.Delay(Pause, CancellationToken.None)).ConfigureAwait(false) == ended;

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

    private void Run(Action<CellThread> code, Action after, TaskCompletionSource ended)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        SetSynchronizationContext(this);
        try
        {
#pragma warning disable SYSLIB0046 // The only way to stop code that does not listen; a session is for a user's own code, and its state is not shared.
            ControlledExecution.Run(() => code(this), _abort.Token);
#pragma warning restore SYSLIB0046
            after();
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
