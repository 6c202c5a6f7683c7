namespace AnalysisKit.Store;

/// <summary>Something that a store could not do. The message names the file, what is wrong and what to do.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="problem">What it is about.</param>
    /// <param name="file">The store, as the user named it.</param>
    /// <param name="message">What is wrong and what to do, as sentences.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public StoreException(StoreProblem problem, string file, string message, Exception? inner = null)
        : base($"{file}: {message}", inner)
    {
        Problem = problem;
        File = file;
    }

    /// <summary>What the error is about.</summary>
    public StoreProblem Problem { get; }

    /// <summary>The store, as the user named it.</summary>
    public string File { get; }
}
