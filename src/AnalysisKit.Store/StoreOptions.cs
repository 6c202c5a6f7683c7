namespace AnalysisKit.Store;

/// <summary>How a store is opened. The defaults keep a process that imports, analyses or reads a store of any size well below 400 MB.</summary>
public sealed record StoreOptions
{
    /// <summary>Only reads: several processes may have the store open in this way at the same time.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The most memory that the database keeps pages and intermediate results in, in megabytes; what needs more goes to a temporary folder beside the store.</summary>
    public int MemoryMegabytes { get; init; } = 128;

    /// <summary>The same while a query or an export runs, which may sort whole tables; by default half of what the process may have.</summary>
    public int QueryMegabytes { get; init; } = (int)Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2_000_000, 256, 1_000_000);

    /// <summary>Number of threads on which the database runs queries.</summary>
    public int Threads { get; init; } = Math.Min(Environment.ProcessorCount, 2);
}
