using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace AnalysisKit;

/// <summary>
/// Works on items on several threads and gives the results in the items' order, working only a limited number of items ahead. The kit uses it for work that computes and for work that waits (for a
/// network). At most <see cref="WorkOptions.Threads"/> pieces run at a time. An exception of the work is rethrown as it is, and ends the rest.
/// </summary>
internal static class OrderedWork
{
    /// <summary>The results of the work, one for each item. The items are read on the caller's thread, while the results are enumerated.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="work">The work; called on several threads at a time unless the options say one.</param>
    /// <param name="options">Threads, progress and cancellation; null for the defaults.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IEnumerable<TResult> Of<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, WorkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Of(items, (item, _) => new ValueTask<TResult>(work(item)), options);
    }

    /// <summary>The results of work that may wait, one for each item; see <see cref="Of{TItem, TResult}(IEnumerable{TItem}, Func{TItem, TResult}, WorkOptions)"/>.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="work">The work.</param>
    /// <param name="options">Threads, progress and cancellation; null for the defaults.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IEnumerable<TResult> Of<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, CancellationToken, ValueTask<TResult>> work, WorkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        return Enumerate(items, 0, Each(work, options), options ?? WorkOptions.Default);
    }

    /// <summary>The results of work on several items at a time, one for each item.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="size">Number of items that are worked on together.</param>
    /// <param name="work">The work; gives as many results as it is given items, in their order.</param>
    /// <param name="options">Threads, progress and cancellation; null for the defaults.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IEnumerable<TResult> OfBatches<TItem, TResult>(
        IEnumerable<TItem> items, int size, Func<IReadOnlyList<TItem>, CancellationToken, ValueTask<IReadOnlyList<TResult>>> work, WorkOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Enumerate(items, size, work, options ?? WorkOptions.Default);
    }

    /// <summary>The results of work on items that come one by one, one for each item; no thread waits for items or work.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="work">The work.</param>
    /// <param name="options">Threads, progress and cancellation; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work, as <see cref="WorkOptions.Cancellation"/> does.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IAsyncEnumerable<TResult> OfAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, Func<TItem, CancellationToken, ValueTask<TResult>> work, WorkOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        return EnumerateAsync(items, 0, Each(work, options), options ?? WorkOptions.Default, cancellationToken);
    }

    /// <summary>The results of work on several items at a time that come one by one, one for each item.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="size">Number of items that are worked on together.</param>
    /// <param name="work">The work; gives as many results as it is given items, in their order.</param>
    /// <param name="options">Threads, progress and cancellation; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the work, as <see cref="WorkOptions.Cancellation"/> does.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IAsyncEnumerable<TResult> OfBatchesAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int size, Func<IReadOnlyList<TItem>, CancellationToken, ValueTask<IReadOnlyList<TResult>>> work, WorkOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return EnumerateAsync(items, size, work, options ?? WorkOptions.Default, cancellationToken);
    }

    /// <summary>Calls the work for each number below a count, on several threads. The calls must not share results, as with elements of an array.</summary>
    internal static void For(int count, int threads, Action<int> work)
    {
        if (threads == 1 || count <= 1)
        {
            for (var i = 0; i < count; i++)
                work(i);
            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
        }
        catch (AggregateException e) when (e.InnerException is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    // The user's own token is looked at too: it knows of a cancellation at once, while a token that is linked to it learns of it only after the callbacks that were registered later.
    private static Func<IReadOnlyList<TItem>, CancellationToken, ValueTask<IReadOnlyList<TResult>>> Each<TItem, TResult>(Func<TItem, CancellationToken, ValueTask<TResult>> work, WorkOptions? options) => async (items, cancellation) =>
    {
        var results = new TResult[items.Count];
        for (var i = 0; i < results.Length; i++)
        {
            options?.Cancellation.ThrowIfCancellationRequested();
            cancellation.ThrowIfCancellationRequested();
            results[i] = await work(items[i], cancellation).ConfigureAwait(false);
        }

        return results;
    };

    private static IEnumerable<TResult> Enumerate<TItem, TResult>(
        IEnumerable<TItem> items, int size, Func<IReadOnlyList<TItem>, CancellationToken, ValueTask<IReadOnlyList<TResult>>> work, WorkOptions options)
    {
        if (options.ThreadCount == 1)
            return Told(items.Chunk(Math.Max(size, 1)).SelectMany(batch => Awaited.Result(() => work(batch, options.Cancellation))), items, options);
        return Told(OnThreads(items, size, work, options), items, options);
    }

    private static IEnumerable<TResult> OnThreads<TItem, TResult>(
        IEnumerable<TItem> items, int size, Func<IReadOnlyList<TItem>, CancellationToken, ValueTask<IReadOnlyList<TResult>>> work, WorkOptions options)
    {
        using var queue = new WorkQueue<TItem, TResult>(work, size, options.ThreadCount, options.Cancellation);
        foreach (var item in items)
        {
            queue.Add(item);
            while (queue.IsDue)
            {
                foreach (var result in queue.Next())
                    yield return result;
            }
        }

        for (queue.Complete(); queue.Any;)
        {
            foreach (var result in queue.Next())
                yield return result;
        }
    }

    private static IEnumerable<TResult> Told<TItem, TResult>(IEnumerable<TResult> results, IEnumerable<TItem> items, WorkOptions options)
    {
        long? total = items.TryGetNonEnumeratedCount(out var count) ? count : null;
        long done = 0;
        foreach (var result in results)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(new WorkProgress(++done, total));
            yield return result;
        }
    }

    private static async IAsyncEnumerable<TResult> EnumerateAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int size, Func<IReadOnlyList<TItem>, CancellationToken, ValueTask<IReadOnlyList<TResult>>> work, WorkOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(options.Cancellation, cancellationToken);
        using var queue = new WorkQueue<TItem, TResult>(work, size, options.ThreadCount, both.Token);
        long done = 0;
        await foreach (var item in items.WithCancellation(both.Token).ConfigureAwait(false))
        {
            queue.Add(item);
            while (queue.IsDue)
            {
                foreach (var result in await queue.NextAsync().ConfigureAwait(false))
                {
                    options.Progress?.Report(new WorkProgress(++done, null));
                    yield return result;
                }
            }
        }

        for (queue.Complete(); queue.Any;)
        {
            foreach (var result in await queue.NextAsync().ConfigureAwait(false))
            {
                options.Progress?.Report(new WorkProgress(++done, null));
                yield return result;
            }
        }
    }

    /// <summary>Does the same work on several threads, each for itself, and gives what each made of it. Used where the items change the worker's state and have no result of their own, as in counting.</summary>
    /// <param name="count">Number of workers.</param>
    /// <param name="work">The work; is to end soon when its token is cancelled.</param>
    /// <param name="stop">Cancelled when a worker fails, so that the others end.</param>
    /// <remarks>The first failure that is not merely the end that it caused is rethrown; what the other workers made is disposed.</remarks>
    public static T[] Workers<T>(int count, Func<CancellationToken, T> work, CancellationTokenSource stop)
        where T : IDisposable
    {
        var workers = new Task<T>[count];
        for (var i = 0; i < count; i++)
            workers[i] = Task.Run(() => Guarded(work, stop), CancellationToken.None);
        Task.WhenAny(Task.WhenAll(workers)).Wait();
        if (Array.TrueForAll(workers, w => w.IsCompletedSuccessfully))
            return Array.ConvertAll(workers, w => w.Result);
        foreach (var worker in workers.Where(w => w.IsCompletedSuccessfully))
            worker.Result.Dispose();
        var failed = Array.Find(workers, w => w.Exception?.InnerException is not (null or OperationCanceledException)) ?? Array.Find(workers, w => !w.IsCompletedSuccessfully);
        failed!.GetAwaiter().GetResult();
        throw new InvalidOperationException("A worker that failed did not say why.");
    }

    private static T Guarded<T>(Func<CancellationToken, T> work, CancellationTokenSource stop)
    {
        try
        {
            return work(stop.Token);
        }
        catch
        {
            stop.Cancel();
            throw;
        }
    }
}
