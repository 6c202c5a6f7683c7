namespace AnalysisKit;

/// <summary>
/// Thrown by a reader that could not read one article, as when a language model gave no answer that holds. The article stays unread (<see cref="ArticleAnalysis.Unread"/>), and the others are read;
/// any other exception of a reader ends the work.
/// </summary>
public sealed class ArticleUnreadException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ArticleUnreadException()
    {
    }

    /// <summary>Makes the exception with the reason.</summary>
    /// <param name="message">Why the article could not be read, and what to do.</param>
    public ArticleUnreadException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception with the reason and what caused it.</summary>
    /// <param name="message">Why the article could not be read, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public ArticleUnreadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
