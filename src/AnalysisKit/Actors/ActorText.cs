namespace AnalysisKit;

/// <summary>A text with what the actor room knows of each token.</summary>
internal sealed class ActorText(ArabicText text, ActorNote[] notes, Named?[] named)
{
    public ArabicText Text { get; } = text;

    public Token[] Tokens { get; } = text.Tokens;

    public ActorNote[] Notes { get; } = notes;

    /// <summary>The name that begins at a token.</summary>
    public Named? NamedAt(int token) => named[token];

    public Span SpanOf(Named name) => SpanOf(name.Start, name.End, name.PrefixLength);

    /// <summary>The original span of a token range, without the first letters of its first word.</summary>
    public Span SpanOf(int start, int end, int prefixLength) =>
        Span.Between(NormalForm.EndOf(Text.Text, Tokens[start].Span, prefixLength), Tokens[end - 1].Span.End);

    public Span WordSpan(int token, int prefixLength) => SpanOf(token, token + 1, prefixLength);
}
