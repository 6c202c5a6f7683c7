namespace AnalysisKit;

/// <summary>
/// Counts documents on several threads, each with a counter of its own; only the current documents are in memory. The workers are those of <see cref="OrderedWork"/>, without results per document:
/// here a document only changes its thread's counter. Threads, progress and cancellation are those of <see cref="WorkOptions"/>.
/// </summary>
internal static class ParallelCounting
{
    private const int Batch = 32;
    private const int WorthThreads = 1 << 14;

    public static TermCounts Count(IEnumerable<Document> documents, TermOptions options)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var threads = options.CountingThreads;
        documents = Told(documents, options);
        if (threads == 1)
            return Together([CountAll(documents, options)]);
        using var source = documents.GetEnumerator();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(options.Cancellation);
        return Together(OrderedWork.Workers(threads, token => CountAll(Shared(source, token), options), stop));
    }

    /// <summary>Cuts items into ranges of about the same weight, at most one per thread.</summary>
    /// <param name="weights">What each item weighs.</param>
    /// <param name="threads">Number of threads.</param>
    public static Range[] Shares(long[] weights, int threads)
    {
        var shares = new List<Range>();
        var (start, weight, left) = (0, 0L, weights.Sum());
        for (var i = 0; i < weights.Length; i++)
        {
            weight += weights[i];
            if (shares.Count == threads - 1 || weight < left / (threads - shares.Count))
                continue;
            shares.Add(start..(i + 1));
            (start, weight, left) = (i + 1, 0, left - weight);
        }

        if (start < weights.Length || shares.Count == 0)
            shares.Add(start..weights.Length);
        return [.. shares];
    }

    /// <summary>Cuts the numbers below a count into ranges and calls the work for each, on several threads if there are enough numbers.</summary>
    public static void ForRanges(int count, int threads, Action<int, int> work)
    {
        var ranges = count < WorthThreads ? 1 : threads;
        OrderedWork.For(ranges, threads, i => work((int)((long)count * i / ranges), (int)((long)count * (i + 1) / ranges)));
    }

    /// <summary>The counts of all counters together.</summary>
    public static TermCounts Together(IReadOnlyList<TermCounter> counters)
    {
        try
        {
            foreach (var other in counters.Skip(1))
                counters[0].Add(other);
            return counters[0].ToCounts();
        }
        finally
        {
            foreach (var counter in counters)
                counter.Dispose();
        }
    }

    private static TermCounter CountAll(IEnumerable<Document> documents, TermOptions options)
    {
        var counter = new TermCounter(options);
        foreach (var document in documents)
            counter.Add(document);

        return counter;
    }

    private static IEnumerable<Document> Told(IEnumerable<Document> documents, TermOptions options)
    {
        long done = 0;
        foreach (var document in documents)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            yield return document;
            options.Progress?.Report(new WorkProgress(++done, null));
        }
    }

    private static IEnumerable<Document> Shared(IEnumerator<Document> source, CancellationToken stop)
    {
        var batch = new List<Document>(Batch);
        do
        {
            stop.ThrowIfCancellationRequested();
            batch.Clear();
            lock (source)
            {
                while (batch.Count < Batch && source.MoveNext())
                    batch.Add(source.Current);
            }

            foreach (var document in batch)
                yield return document;
        }
        while (batch.Count > 0);
    }
}
