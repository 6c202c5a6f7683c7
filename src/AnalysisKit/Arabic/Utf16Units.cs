using System.Text;

namespace AnalysisKit;

/// <summary>A text in UTF-16.</summary>
internal readonly struct Utf16Units : ICodeUnits<char>
{
    public static int At(ReadOnlySpan<char> text, int at) => text[at];

    public static Tokenizer.Class ClassAt(ReadOnlySpan<char> text, int at, out int length)
    {
        var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        length = isPair ? 2 : 1;
        return !isPair ? Tokenizer.ClassIn(text[at]) : Rune.IsLetter(new Rune(text[at], text[at + 1])) ? Tokenizer.Class.Foreign : Tokenizer.Class.Mark;
    }
}
