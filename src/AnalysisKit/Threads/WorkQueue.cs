namespace AnalysisKit;

/// <summary>
/// A queue of pieces of work that were handed to threads, oldest first. One piece runs per thread, and a few more wait so that no thread is idle; more are not held. Used by one thread at a time.
/// </summary>
/// <param name="work">The work on one piece.</param>
/// <param name="size">Number of items in a piece; 0 for as many as suit the work.</param>
/// <param name="threads">Number of threads.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class WorkQueue<TItem, TResult>(
    Func<IReadOnlyList<TItem>, CancellationToken, ValueTask<IReadOnlyList<TResult>>> work, int size, int threads, CancellationToken cancellation) : IDisposable
{
    private const int PiecesPerThread = 8;

    // Computing work gets several items per piece, because handing them over singly costs more than it gains. Work that waits gets one, so that even few items keep all requests busy.
    private const int ItemsToCompute = 8;

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private readonly SemaphoreSlim _free = new(threads);
    private readonly Queue<Task<IReadOnlyList<TResult>>> _pieces = new();
    private readonly List<TItem> _items = [];
    private volatile bool _computes;
    private volatile bool _waits;

    /// <summary>Whether results should be taken before more is added: the queue is full, or the oldest piece is done.</summary>
    public bool IsDue => Any && (_pieces.Count >= threads * PiecesPerThread || _pieces.Peek().IsCompletedSuccessfully);

    /// <summary>Whether work is under way.</summary>
    public bool Any => _pieces.Count > 0;

    private int Size => size > 0 ? size : _computes && !_waits ? ItemsToCompute : 1;

    public void Add(TItem item)
    {
        _items.Add(item);
        if (_items.Count >= Size)
            Complete();
    }

    /// <summary>Hands the items that were added, but not yet handed over, to a thread.</summary>
    public void Complete()
    {
        if (_items.Count == 0)
            return;
        TItem[] items = [.. _items];
        _items.Clear();
        _pieces.Enqueue(Task.Run(() => WorkAsync(items), CancellationToken.None));
    }

    /// <summary>The results of the oldest piece; waits for them.</summary>
    public IReadOnlyList<TResult> Next() => Awaited.Result(NextAsync);

    /// <summary>The results of the oldest piece. When the work is cancelled, it does not wait for a piece that ignores the cancellation.</summary>
    public async Task<IReadOnlyList<TResult>> NextAsync()
    {
        try
        {
            return await _pieces.Dequeue().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    /// <summary>Ends what is still under way.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task<IReadOnlyList<TResult>> WorkAsync(TItem[] items)
    {
        await _free.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            var results = work(items, _stop.Token);
            if (results.IsCompleted)
                _computes = true;
            else
                _waits = true;
            return await results.ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }
}
