using System.Net;

namespace AnalysisKit.Models;

/// <summary>What a server said in the place of an answer, after all tries. The key, should the server repeat it, is not in the message.</summary>
internal sealed class EndpointException(string message, HttpStatusCode? status, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The status of its answer; null where there was none.</summary>
    public HttpStatusCode? StatusCode { get; } = status;

    /// <summary>The exception of this kind in a chain of causes; null where there is none.</summary>
    public static EndpointException? In(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is EndpointException found)
                return found;
            if (exception is AggregateException { InnerExceptions: var all } && all.Select(In).FirstOrDefault(e => e is not null) is { } inner)
                return inner;
        }

        return null;
    }
}
