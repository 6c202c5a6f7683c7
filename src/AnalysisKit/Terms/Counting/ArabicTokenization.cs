namespace AnalysisKit;

internal sealed class ArabicTokenization : Tokenization
{
    private const int LongestForm = 256;

    public override string Name => "arabic";

    public override bool TryNext(ReadOnlySpan<char> text, int from, out Span token) => TryNext(text, from, out token, out _, out _);

    internal override bool CutsUtf8 => true;

    internal override Utf8Token NextUtf8(ReadOnlySpan<byte> text, int from, out int start, out int end) => Utf8Tokenizer.Next(text, from, out start, out end);

    internal override int ReadUtf8(ReadOnlySpan<byte> text, int from, FormBatch batch) => Utf8Tokenizer.ReadWords(text, from, batch);

    internal override bool TryFormUtf8(ReadOnlySpan<byte> surface, Span<byte> form, out int length) => NormalForm.TryWrite(surface, form, out length);

    public override string? Form(ReadOnlySpan<char> surface)
    {
        if (!TryNext(surface, 0, out _, out var kind, out var isTag) || kind == TokenKind.LineBreak)
            return null;
        if (kind == TokenKind.Mark)
            return isTag ? Folded(surface).ToLowerInvariant() : null;

        // Decimal and thousands separators of Arabic digits become those of Western digits, as the digits do.
        if (kind == TokenKind.Number)
            return Folded(surface).Replace('\u066B', '.').Replace('\u066C', ',');
        if (kind == TokenKind.Foreign && (surface.Length > LongestForm || surface.Contains('@')))
            return surface.Contains("://", StringComparison.Ordinal) ? Folded(surface) : Folded(surface).ToLowerInvariant();
        Span<char> buffer = stackalloc char[LongestForm];
        return Tokenizer.TryNormalize(surface, kind, buffer, out var length) ? buffer[..length].ToString() : null;
    }

    private static bool TryNext(ReadOnlySpan<char> text, int from, out Span token, out TokenKind kind, out bool isTag)
    {
        isTag = false;
        if (!Tokenizer.TryNext(text, from, out token, out kind))
            return false;
        var isMark = kind == TokenKind.Mark && token.Length == 1 && text[token.Start] is '#' or '@';
        if (!isMark && kind is not (TokenKind.Number or TokenKind.Foreign))
            return true;
        token = Span.Between(token.Start, TermShapes.EndOf<Utf16Units, char>(text, token.Start, token.End, Tokenizer.ClassIn(text[token.Start])));
        isTag = isMark && token.Length > 1;
        return true;
    }

    private static string Folded(ReadOnlySpan<char> surface) => NormalForm.Of(surface.ToString());
}
