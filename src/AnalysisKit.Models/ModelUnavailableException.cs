namespace AnalysisKit.Models;

/// <summary>A server of a language model refuses or cannot be reached, so that asking it about the next article would be in vain: a wrong key, an unknown model, no such host, one failure after the other.</summary>
public sealed class ModelUnavailableException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ModelUnavailableException()
    {
    }

    /// <summary>Makes the exception with the reason.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public ModelUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with the reason and what caused it.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public ModelUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
