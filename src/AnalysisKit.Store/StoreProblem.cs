namespace AnalysisKit.Store;

/// <summary>What a <see cref="StoreException"/> is about.</summary>
public enum StoreProblem
{
    /// <summary>There is no such file or folder, or one that should be new already exists.</summary>
    Path,

    /// <summary>The file is no store.</summary>
    NotAStore,

    /// <summary>The store was written by a newer version of the kit.</summary>
    NewerSchema,

    /// <summary>Another process has the store open.</summary>
    Locked,

    /// <summary>The query is wrong, or does more than read the store.</summary>
    Query,

    /// <summary>The file or disk failed, or the memory limit was too low.</summary>
    Failed,

    /// <summary>The query took longer than it may.</summary>
    TimedOut,
}
