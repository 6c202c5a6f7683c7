namespace AnalysisKit;

internal sealed class ArabicTokenization : Tokenization
{
    private const int LongestForm = 256;

    public override string Name => "arabic";

    public override bool TryNext(ReadOnlySpan<char> text, int from, out Span token) => Tokenizer.TryNext(text, from, out token, out _);

    internal override bool CutsUtf8 => true;

    internal override Utf8Token NextUtf8(ReadOnlySpan<byte> text, int from, out int start, out int end) => Utf8Tokenizer.Next(text, from, out start, out end);

    internal override int ReadUtf8(ReadOnlySpan<byte> text, int from, FormBatch batch) => Utf8Tokenizer.ReadWords(text, from, batch);

    internal override bool TryFormUtf8(ReadOnlySpan<byte> surface, Span<byte> form, out int length) => NormalForm.TryWrite(surface, form, out length);

    public override string? Form(ReadOnlySpan<char> surface)
    {
        Span<char> buffer = stackalloc char[LongestForm];
        return Tokenizer.TryNext(surface, 0, out _, out var kind) && kind is not (TokenKind.Mark or TokenKind.LineBreak) && Tokenizer.TryNormalize(surface, kind, buffer, out var length)
            ? buffer[..length].ToString()
            : null;
    }
}
