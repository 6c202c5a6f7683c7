namespace AnalysisKit;

/// <summary>How work on many articles or documents is done: threads, progress and cancellation. The results do not depend on it.</summary>
public record WorkOptions
{
    internal static readonly WorkOptions Default = new();

    /// <summary>Number of threads that work; 0 for one per core. For work that waits for a network, this is the number of requests at a time.</summary>
    public int Threads { get; init; }

    /// <summary>Receives the progress after every article or document.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the work with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The number of threads to use; all parallel work takes it from here.</summary>
    internal int ThreadCount => Threads switch
    {
        > 0 => Threads,
        0 => Environment.ProcessorCount,
        _ => throw new ArgumentOutOfRangeException(nameof(Threads), Threads, "The number of threads is 1 or more, or 0 for one per core."),
    };
}
