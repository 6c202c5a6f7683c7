namespace AnalysisKit.Store;

/// <summary>Works on items on several threads and gives the results in the items' order, holding only so many ahead.</summary>
internal static class OrderedWork
{
    private const int AheadPerThread = 64;

    public static IEnumerable<TResult> Of<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, int threads, CancellationToken cancellationToken) =>
        threads == 1 ? items.Select(work) : Parallel(items, work, threads, cancellationToken);

    private static IEnumerable<TResult> Parallel<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> work, int threads, CancellationToken cancellationToken)
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        var ahead = new Queue<Task<TResult>>();
        foreach (var item in items)
        {
            ahead.Enqueue(Task.Factory.StartNew(() => work(item), cancellationToken, TaskCreationOptions.None, scheduler));
            if (ahead.Count >= threads * AheadPerThread)
                yield return ahead.Dequeue().GetAwaiter().GetResult();
        }

        while (ahead.TryDequeue(out var next))
            yield return next.GetAwaiter().GetResult();
    }
}
