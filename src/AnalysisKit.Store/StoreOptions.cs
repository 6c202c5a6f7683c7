namespace AnalysisKit.Store;

/// <summary>How a store is opened. The defaults keep a process that imports, analyses or reads a store of any size well below 400 MB.</summary>
public sealed record StoreOptions
{
    /// <summary>Whether to open the store for reading only. Several processes may do so at the same time.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The largest amount of memory for the database's pages and intermediate results, in megabytes. What needs more goes to a temporary folder beside the store.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    /// <summary>
    /// The same limit for queries and exports, which may sort whole tables, and for the rows that a query gives; by default half of the memory that the process may use. From the first query on it is the limit of all
    /// that the process does with this store, since a query must not find settings that can be changed.
    /// </summary>
    public int QueryMegabytes { get; init; } = (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2_000_000, 256, 1_000_000);

    /// <summary>Number of threads on which the database runs queries.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 2);

    /// <summary>
    /// How long one query of <see cref="ArticleStore.Query(string, object?[])"/> or <see cref="ArticleStore.ExportQuery(string, string, StoreFormat, CancellationToken)"/> may take; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. By default ten minutes.
    /// DuckDB stops between two pieces of its work. One call of a function on a text of gigabytes (<c>repeat</c>, <c>lpad</c>) is one piece, and is waited for: only the command ends then, since only a process can be ended in the middle.
    /// </summary>
    public TimeSpan QueryTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
