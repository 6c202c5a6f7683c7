namespace AnalysisKit;

/// <summary>Works on items on several threads and gives the results in the items' order, holding only so many ahead.</summary>
public static class OrderedWork
{
    // A task takes several items: handing them over one by one costs the threads more than it gains.
    private const int BatchItems = 8;
    private const int BatchesPerThread = 8;

    /// <summary>The results of the work, one for each item. The items are read on the caller's thread, while the results are enumerated.</summary>
    /// <param name="items">What to work on.</param>
    /// <param name="work">The work; called on several threads at a time unless <paramref name="threads"/> is 1.</param>
    /// <param name="threads">Number of threads that work.</param>
    /// <param name="cancellationToken">Ends the work between two items.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IEnumerable<TResult> Of<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, int threads, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        return threads == 1 ? items.Select(work) : Parallel(items, work, threads, cancellationToken);
    }

    private static IEnumerable<TResult> Parallel<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, int threads, CancellationToken cancellationToken)
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        var ahead = new Queue<Task<TResult[]>>();
        foreach (var batch in items.Chunk(BatchItems))
        {
            ahead.Enqueue(Task.Factory.StartNew(() => Work(batch, work, cancellationToken), cancellationToken, TaskCreationOptions.None, scheduler));
            if (ahead.Count < threads * BatchesPerThread)
                continue;
            foreach (var result in ahead.Dequeue().GetAwaiter().GetResult())
                yield return result;
        }

        while (ahead.TryDequeue(out var next))
        {
            foreach (var result in next.GetAwaiter().GetResult())
                yield return result;
        }
    }

    private static TResult[] Work<TItem, TResult>(TItem[] batch, Func<TItem, TResult> work, CancellationToken cancellationToken)
    {
        var results = new TResult[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            results[i] = work(batch[i]);
        }

        return results;
    }
}
