namespace AnalysisKit;

/// <summary>Says that an answer is not right yet, in English and in Arabic.</summary>
public sealed class CheckFailedException : Exception
{
    /// <summary>Makes an exception with a message.</summary>
    public CheckFailedException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    public CheckFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception without a message.</summary>
    public CheckFailedException()
    {
    }

    internal static CheckFailedException Of(string english, string arabic, string? hint) =>
        new($"Not yet: {english}.{(hint is null ? "" : $" Hint: \u2068{hint}\u2069")}\n\u2067ليس بعد: {arabic}.\u2069");
}
