namespace AnalysisKit;

/// <summary>How the characters of a text stand in its code units, so that one rule reads UTF-8 and UTF-16.</summary>
/// <typeparam name="T">The code unit.</typeparam>
internal interface ICodeUnits<T>
{
    /// <summary>The code unit at a place. It is the character where that is ASCII, and at least 128 where it is not.</summary>
    static abstract int At(ReadOnlySpan<T> text, int at);

    /// <summary>The class of the character that begins at a place, and its number of code units.</summary>
    static abstract Tokenizer.Class ClassAt(ReadOnlySpan<T> text, int at, out int length);
}
