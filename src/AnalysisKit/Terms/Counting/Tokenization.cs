namespace AnalysisKit;

/// <summary>How a text is cut into tokens and what each token counts as. This is all that the statistics depend on of a language. Implementations are pure and thread-safe.</summary>
public abstract class Tokenization
{
    /// <summary>The kit's own: words, numbers and words of other scripts, each in its normal form (see <see cref="NormalForm"/>); attached particles stay on the word. An address of a page or of mail, a hashtag, the name of an account (@example), a date in digits
    /// and a time are one term each (see <see cref="TermKinds"/>). Arabic separators of numbers count as the Western ones, hashtags and accounts in small letters.</summary>
    public static Tokenization Arabic { get; } = new ArabicTokenization();

    /// <summary>Splits on the space U+0020 and does nothing else; each token counts as it is written. For texts that were tokenised before.</summary>
    public static Tokenization Whitespace { get; } = new WhitespaceTokenization();

    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>Finds the first token that starts at or after <paramref name="from"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to begin, in UTF-16 code units.</param>
    /// <param name="token">Where the token stands; never empty when one is found.</param>
    /// <returns>False when no token is left.</returns>
    public abstract bool TryNext(ReadOnlySpan<char> text, int from, out Span token);

    /// <summary>Whether <see cref="NextUtf8"/> finds the same tokens in UTF-8; if false, texts are cut as strings.</summary>
    internal virtual bool CutsUtf8 => false;

    /// <summary>Finds the first token at or after <paramref name="from"/> in valid UTF-8; positions are in bytes.</summary>
    internal virtual Utf8Token NextUtf8(ReadOnlySpan<byte> text, int from, out int start, out int end) => throw new NotSupportedException($"{Name} cuts strings only.");

    /// <summary>Adds the next tokens of valid UTF-8 that may count to a batch until it is full or the text ends, and gives the position to continue from. Marks and breaks are skipped.</summary>
    internal virtual int ReadUtf8(ReadOnlySpan<byte> text, int from, FormBatch batch)
    {
        while (!batch.IsFull && NextUtf8(text, from, out var start, out var end) is var token && token != Utf8Token.None)
        {
            from = end;
            if (token == Utf8Token.Word)
                batch.Add(text, start, end);
        }

        return from;
    }

    /// <summary>Writes what a token counts as, if its UTF-8 is enough to tell. If false, the caller must use <see cref="Form"/>.</summary>
    internal virtual bool TryFormUtf8(ReadOnlySpan<byte> surface, Span<byte> form, out int length)
    {
        length = 0;
        return false;
    }

    /// <summary>What a token counts as, or null for a mark: marks are not counted, and no n-gram or context of an n-gram crosses one. Equal surfaces give equal forms.</summary>
    public abstract string? Form(ReadOnlySpan<char> surface);
}
