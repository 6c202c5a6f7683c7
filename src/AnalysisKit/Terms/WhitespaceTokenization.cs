using AnalysisKit.Articles;

namespace AnalysisKit.Terms;

internal sealed class WhitespaceTokenization : Tokenization
{
    public override string Name => "whitespace";

    public override bool TryNext(ReadOnlySpan<char> text, int from, out Span token)
    {
        while (from < text.Length && text[from] == ' ')
            from++;
        var length = from < text.Length ? text[from..].IndexOf(' ') : 0;
        token = new Span(from, length < 0 ? text.Length - from : length);
        return !token.IsEmpty;
    }

    public override string? Form(ReadOnlySpan<char> surface) => surface.ToString();
}
