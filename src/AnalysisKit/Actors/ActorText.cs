namespace AnalysisKit;

/// <summary>A text with what the matcher knows about each token.</summary>
internal sealed class ActorText(ArabicText text, ActorNote[] notes, Named?[] named, ActorMatcher matcher)
{
    private string? _home;
    private bool _hasHome;

    public ArabicText Text { get; } = text;

    public Token[] Tokens { get; } = text.Tokens;

    public ActorNote[] Notes { get; } = notes;

    /// <summary>The country that the article is written from; null if that is not clear.</summary>
    public string? Home
    {
        get
        {
            if (!_hasHome)
                (_home, _hasHome) = (HomeCountry.Of(this, matcher), true);
            return _home;
        }
    }

    /// <summary>The name that begins at a token; null if none does.</summary>
    public Named? NamedAt(int token) => named[token];

    public Span SpanOf(Named name) => SpanOf(name.Start, name.End, name.PrefixLength);

    /// <summary>The span of a token range in the original text, without so many letters (attached particles) of its first word.</summary>
    public Span SpanOf(int start, int end, int prefixLength) =>
        Span.Between(NormalForm.EndOf(Text.Text, Tokens[start].Span, prefixLength), Tokens[end - 1].Span.End);

    public Span WordSpan(int token, int prefixLength) => SpanOf(token, token + 1, prefixLength);
}
