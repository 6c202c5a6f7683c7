namespace AnalysisKit;

/// <summary>How work on many articles or documents is done: on how many threads, whom it tells how far it is, and what ends it. The results do not depend on it.</summary>
public record WorkOptions
{
    internal static readonly WorkOptions Default = new();

    /// <summary>Number of threads that work; 0 for one per core. Of work that waits for a network, the number of requests at a time.</summary>
    public int Threads { get; init; }

    /// <summary>Told after every article or document.</summary>
    public IProgress<WorkProgress>? Progress { get; init; }

    /// <summary>Ends the work with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The one place that decides on how many threads work is done.</summary>
    internal int ThreadCount => Threads switch
    {
        > 0 => Threads,
        0 => Environment.ProcessorCount,
        _ => throw new ArgumentOutOfRangeException(nameof(Threads), Threads, "The number of threads is 1 or more, or 0 for one per core."),
    };
}
