namespace AnalysisKit.Terms;

/// <summary>Counts documents on several threads, each with a counter of its own; only the documents at hand are in memory.</summary>
internal static class ParallelCounting
{
    private const int Batch = 32;

    public static TermCounts Count(IEnumerable<Document> documents, TermOptions options)
    {
        ArgumentNullException.ThrowIfNull(documents);

        // Counts of n-grams are nearly as many as n-grams: to merge them takes longer than to count them in one place, and twice the memory.
        var threads = options.Size > 1 ? 1 : options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        if (threads == 1)
            return CountAll(documents, options);
        using var source = documents.GetEnumerator();
        var workers = new Task<TermCounts>[threads];
        for (var i = 0; i < threads; i++)
            workers[i] = Task.Run(() => CountAll(Shared(source), options));
        return TermCounts.Merge(Task.WhenAll(workers).GetAwaiter().GetResult());
    }

    private static TermCounts CountAll(IEnumerable<Document> documents, TermOptions options)
    {
        var counter = new TermCounter(options);
        foreach (var document in documents)
            counter.Add(document);

        return counter.ToCounts();
    }

    private static IEnumerable<Document> Shared(IEnumerator<Document> source)
    {
        var batch = new List<Document>(Batch);
        do
        {
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
