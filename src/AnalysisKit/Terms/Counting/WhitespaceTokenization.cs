namespace AnalysisKit;

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

    internal override bool CutsUtf8 => true;

    internal override Utf8Token NextUtf8(ReadOnlySpan<byte> text, int from, out int start, out int end)
    {
        var blanks = text[from..].IndexOfAnyExcept((byte)' ');
        start = blanks < 0 ? text.Length : from + blanks;
        var length = text[start..].IndexOf((byte)' ');
        end = length < 0 ? text.Length : start + length;
        return start < end ? Utf8Token.Word : Utf8Token.None;
    }

    public override string? Form(ReadOnlySpan<char> surface) => surface.ToString();
}
