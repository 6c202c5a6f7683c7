using System.Runtime.CompilerServices;
using System.Text;

namespace AnalysisKit.Arabic;

/// <summary>Finds the tokens of <see cref="Tokenizer"/> in a text that is UTF-8, without making a string of it. Thread-safe.</summary>
internal static class Utf8Tokenizer
{
    private const int TwoByteEnd = 0x800;

    private static readonly byte[] Classes = [.. Enumerable.Range(0, TwoByteEnd).Select(c => (byte)Tokenizer.ClassOf((char)c))];

    /// <summary>Finds the first token that starts at <paramref name="from"/> or behind it.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="from">Where to begin, in bytes.</param>
    /// <param name="start">Where the token starts, in bytes.</param>
    /// <param name="end">Where it ends; where to go on from.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Utf8Token Next(ReadOnlySpan<byte> text, int from, out int start, out int end)
    {
        var blanks = 0;
        start = from;
        while (true)
        {
            if (start >= text.Length)
            {
                end = text.Length;
                return Utf8Token.None;
            }

            var type = ClassAt(text, start, out var length);
            switch (type)
            {
                case Tokenizer.Class.Space or Tokenizer.Class.Joined:
                    start += length;
                    blanks++;
                    continue;

                // A wide gap parts what is on both sides of it; as the tokenizer does, it is told before what follows.
                case not Tokenizer.Class.LineBreak when blanks >= Tokenizer.WideGap:
                    (end, start) = (start, from);
                    return Utf8Token.Gap;
                case Tokenizer.Class.Arabic:
                    end = EndOfRun(text, start + length, Tokenizer.Class.Arabic);
                    return Utf8Token.Word;
                case Tokenizer.Class.Foreign:
                    // A letter beyond the first plane stands alone.
                    end = length == 4 ? start + length : EndOfRun(text, start + length, Tokenizer.Class.Foreign);
                    return Utf8Token.Word;
                case Tokenizer.Class.Digit:
                    end = EndOfNumber(text, start);
                    return Utf8Token.Word;
                default:
                    end = start + (text[start] is (byte)'#' or (byte)'&' ? Tokenizer.EntityLength(text[start..]) : length);
                    return Utf8Token.Gap;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EndOfRun(ReadOnlySpan<byte> text, int at, Tokenizer.Class type)
    {
        var classes = Classes;
        while (at + 1 < text.Length)
        {
            var lead = text[at];
            if (lead is < 0xC2 or >= 0xE0)
                break;
            if ((Tokenizer.Class)classes[((lead & 0x1F) << 6) | (text[at + 1] & 0x3F)] is var found && found != type && found != Tokenizer.Class.Joined)
                return at;
            at += 2;
        }

        while (at < text.Length && ClassAt(text, at, out var length) is var next && length < 4 && (next == type || next == Tokenizer.Class.Joined))
            at += length;
        return at;
    }

    private static int EndOfNumber(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            var type = ClassAt(text, at, out var length);
            if (type == Tokenizer.Class.Digit)
                at += length;
            else if (IsSeparator(text, at) && at + length < text.Length && ClassAt(text, at + length, out var digit) == Tokenizer.Class.Digit)
                at += length + digit;
            else
                break;
        }

        return at;
    }

    /// <summary>. , and the Arabic decimal and thousands separators U+066B and U+066C.</summary>
    private static bool IsSeparator(ReadOnlySpan<byte> text, int at) =>
        text[at] is (byte)'.' or (byte)',' || (text[at] == 0xD9 && at + 1 < text.Length && text[at + 1] is 0xAB or 0xAC);

    private static Tokenizer.Class ClassAt(ReadOnlySpan<byte> text, int at, out int length)
    {
        var lead = text[at];
        if (lead < 0x80)
        {
            length = 1;
            return (Tokenizer.Class)Classes[lead];
        }

        if (lead < 0xE0 && at + 1 < text.Length)
        {
            length = 2;
            return (Tokenizer.Class)Classes[((lead & 0x1F) << 6) | (text[at + 1] & 0x3F)];
        }

        Rune.DecodeFromUtf8(text[at..], out var rune, out length);
        return rune.IsBmp ? Tokenizer.ClassIn((char)rune.Value) : Rune.IsLetter(rune) ? Tokenizer.Class.Foreign : Tokenizer.Class.Mark;
    }
}
