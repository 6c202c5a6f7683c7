namespace AnalysisKit;

/// <summary>A text in UTF-8.</summary>
internal readonly struct Utf8Units : ICodeUnits<byte>
{
    public static int At(ReadOnlySpan<byte> text, int at) => text[at];

    public static Tokenizer.Class ClassAt(ReadOnlySpan<byte> text, int at, out int length) => Utf8Tokenizer.ClassAt(text, at, out length);
}
