namespace AnalysisKit;

/// <summary>A text with its tokens and sentences.</summary>
public sealed class ArabicText
{
    private readonly Range[] _sentences;

    private ArabicText(string text, Token[] tokens)
    {
        Text = text;
        Tokens = tokens;
        _sentences = SentenceSplitter.Split(text, tokens);
    }

    /// <summary>The text as it was read.</summary>
    public string Text { get; }

    /// <summary>Words, numbers, marks and line breaks, in order.</summary>
    public ResultList<Token> Items => new("tokens", Tokens);

    /// <summary>The sentences as spans of the text, without surrounding white space.</summary>
    public IReadOnlyList<Span> Sentences => [.. _sentences.Select(SpanOf)];

    internal Token[] Tokens { get; }

    /// <summary>The sentences as ranges of <see cref="Tokens"/>.</summary>
    internal ReadOnlySpan<Range> SentenceRanges => _sentences;

    /// <summary>Analyses a text. Equal words of all texts in the process are one object.</summary>
    public static ArabicText Of(string text) => Of(text, new Tokenizer(Vocabulary.Shared));

    /// <summary>Analyses a text with a given tokenizer, and so with the vocabulary of that tokenizer.</summary>
    internal static ArabicText Of(string text, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        return new ArabicText(text, tokenizer.Tokenize(text));
    }

    /// <summary>Analyses a text without some of its spans, as if there were a line break in place of each, and without line breaks that stand inside a clause.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="leftOut">The spans that are left out, in order.</param>
    internal static ArabicText Of(string text, Tokenizer tokenizer, Span[] leftOut)
    {
        var tokens = tokenizer.Tokenize(text);
        return new ArabicText(text, SoftLineBreaks.Leave(leftOut.Length == 0 ? tokens : Without(tokens, leftOut, tokenizer.LineBreak)));
    }

    // Works in place: tokens that stay are moved to the front of the array, and each span left out gives at most one line break.
    private static Token[] Without(Token[] tokens, Span[] foreign, Word lineBreak)
    {
        var kept = 0;
        var next = 0;
        foreach (var token in tokens)
        {
            while (next < foreign.Length && foreign[next].End <= token.Span.Start)
                next++;
            if (next == foreign.Length || token.Span.Start < foreign[next].Start)
                tokens[kept++] = token;
            else if (kept > 0 && tokens[kept - 1].Kind != TokenKind.LineBreak)
                tokens[kept++] = new Token(lineBreak, new Span(token.Span.Start, 0));
        }

        return kept == tokens.Length ? tokens : tokens[..kept];
    }

    internal Span SpanOf(Range tokens) => Span.Between(Tokens[tokens.Start.Value].Span.Start, Tokens[tokens.End.Value - 1].Span.End);
}
