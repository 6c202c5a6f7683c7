namespace AnalysisKit.Store;

/// <summary>How a store is opened. The defaults keep a process that imports, analyses or reads a store of any size well below 400 MB.</summary>
public sealed record StoreOptions
{
    /// <summary>Whether to open the store for reading only. Several processes may do so at the same time.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The largest amount of memory for the database's pages and intermediate results, in megabytes. What needs more goes to a temporary folder beside the store.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    /// <summary>The same limit for queries and exports, which may sort whole tables; by default half of the memory that the process may use.</summary>
    public int QueryMegabytes { get; init; } = (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2_000_000, 256, 1_000_000);

    /// <summary>Number of threads on which the database runs queries.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 2);
}
