using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace AnalysisKit;

/// <summary>Finds the tokens of <see cref="Tokenizer"/>, and the terms of several tokens of <see cref="TermShapes"/>, in a text that is UTF-8, without making a string of it. Thread-safe.</summary>
internal static class Utf8Tokenizer
{
    private const int TwoByteEnd = 0x800;

    // Words are searched in blocks of bytes, with one bit per byte, and examined as up to eight characters of two bytes.
    private const int BlockBytes = 64;
    private const int Characters = 8;

    // The two bytes of a character as one number, big-endian: the first of U+0620 to U+063F, and tatweel, which begins U+0640 to U+065F.
    private const ushort FirstLetter = 0xD8A0;
    private const ushort Tatweel = 0xD980;
    private const ushort LettersAndMarks = 0x1F;
    private const ushort LettersAfterTatweel = 0x0A;

    private static readonly byte[] Classes = [.. Enumerable.Range(0, TwoByteEnd).Select(c => (byte)Tokenizer.ClassOf((char)c))];

    /// <summary>Adds the next words of a text to a batch until it is full or the text ends, and gives the position to continue from. Marks and spaces between words are skipped.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="from">Where to begin, in bytes: not within a word.</param>
    /// <param name="batch">Takes the words.</param>
    public static int ReadWords(ReadOnlySpan<byte> text, int from, FormBatch batch)
    {
        while (!batch.IsFull)
        {
            if (text.Length - from >= BlockBytes + (2 * Characters))
                from = ReadPlainWords(text, from, batch);
            if (batch.IsFull)
                break;
            var token = Next(text, from, out var start, out from);
            if (token == Utf8Token.None)
                break;
            if (token == Utf8Token.Word)
                batch.Add(text, start, from);
        }

        return from;
    }

    /// <summary>
    /// Adds words as long as they are plain, as nearly all Arabic text is: up to eight letters of U+0620 to U+065F, between ASCII characters that are neither letters nor digits.
    /// Stops before the first token that is not plain.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ReadPlainWords(ReadOnlySpan<byte> text, int from, FormBatch batch)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        while (text.Length - from >= BlockBytes + (2 * Characters))
        {
            var (low, high) = (Vector256.LoadUnsafe(ref first, (nuint)from), Vector256.LoadUnsafe(ref first, (nuint)from + 32));
            var letters = low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
            var others = OtherTokens(low) | ((ulong)OtherTokens(high) << 32);
            var at = 0;
            while (letters >> at is var rest && rest != 0)
            {
                var start = at + BitOperations.TrailingZeroCount(rest);
                var length = BitOperations.TrailingZeroCount(~(letters >> start));
                if (start + length >= BlockBytes && start > 0)
                {
                    // The word may continue after the block, so the next block begins with it.
                    if ((others >> at << at & ((1UL << start) - 1)) != 0)
                        return from + at;
                    at = start;
                    break;
                }

                var word = Vector128.LoadUnsafe(ref first, (nuint)(from + start));
                if ((others >> at << at & ((1UL << start) - 1)) != 0)
                    return from + at;
                if (length > 2 * Characters || !ArePlain(word.AsUInt16(), length))
                    return from + start;
                batch.Add(KeyOf(word, length));
                at = start + length;
                if (batch.IsFull)
                    return from + at;
            }

            if (letters >> at == 0)
            {
                if (others >> at != 0)
                    return from + at;
                at = BlockBytes;
            }

            from += at;
        }

        return from;
    }

    /// <summary>One bit per byte, set for ASCII bytes that may belong to a token: letters, digits, # and &amp;, which begin hashtags and broken entities, and @ (and `, which stands beside the letters as @ does).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint OtherTokens(Vector256<byte> bytes)
    {
        var letters = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'`'), Vector256.Create((byte)('z' - '`')));
        var digits = Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        var entities = Vector256.Equals(bytes, Vector256.Create((byte)'#')) | Vector256.Equals(bytes, Vector256.Create((byte)'&'));
        return (letters | digits | entities).ExtractMostSignificantBits();
    }

    /// <summary>Whether the first character is a letter of U+0620 to U+064A (not tatweel), and all others are in U+0620 to U+065F: letters, tatweel and diacritics.</summary>
    /// <param name="characters">Two bytes each, as they stand in the text.</param>
    /// <param name="length">Number of bytes to examine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ArePlain(Vector128<ushort> characters, int length)
    {
        var numbers = BitConverter.IsLittleEndian ? (characters << 8) | (characters >>> 8) : characters;
        var (letters, others) = (numbers - Vector128.Create(FirstLetter), numbers - Vector128.Create(Tatweel));
        var plain = Vector128.LessThanOrEqual(letters, Vector128.Create(LettersAndMarks)) | Vector128.LessThanOrEqual(others, Vector128.Create(LettersAndMarks));
        var count = BitOperations.TrailingZeroCount(~plain.ExtractMostSignificantBits());
        return 2 * count >= length && (letters.ToScalar() <= LettersAndMarks || (ushort)(others.ToScalar() - 1) < LettersAfterTatweel);
    }

    /// <summary>The key of a word that stands at the start of sixteen bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static FormKey KeyOf(Vector128<byte> bytes, int length)
    {
        ReadOnlySpan<byte> masks = [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var kept = (bytes & Vector128.LoadUnsafe(in masks[(2 * Characters) - length])).AsUInt64();
        return new FormKey(kept.GetElement(0), kept.GetElement(1));
    }

    /// <summary>Finds the first token that starts at or after <paramref name="from"/>.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="from">Where to begin, in bytes.</param>
    /// <param name="start">Where the token starts, in bytes.</param>
    /// <param name="end">Where it ends, which is where to continue.</param>
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

                // A wide gap separates the text on both sides. Report it as a token of its own before the next one, as the tokenizer does.
                case not Tokenizer.Class.LineBreak when blanks >= Tokenizer.WideGap:
                    (end, start) = (start, from);
                    return Utf8Token.Gap;
                case Tokenizer.Class.Arabic:
                    end = EndOfRun(text, start + length, Tokenizer.Class.Arabic);
                    return Utf8Token.Word;
                case Tokenizer.Class.Foreign:
                    // A letter outside the basic multilingual plane is a token by itself.
                    end = length == 4 ? start + length : TermShapes.EndOf<Utf8Units, byte>(text, start, EndOfRun(text, start + length, Tokenizer.Class.Foreign), type);
                    return Utf8Token.Word;
                case Tokenizer.Class.Digit:
                    end = TermShapes.EndOf<Utf8Units, byte>(text, start, EndOfNumber(text, start), type);
                    return Utf8Token.Word;
                default:
                    end = start + (text[start] is (byte)'#' or (byte)'&' ? Tokenizer.EntityLength(text[start..]) : length);
                    if (end > start + 1 || text[start] is not ((byte)'#' or (byte)'@'))
                        return Utf8Token.Gap;
                    end = TermShapes.EndOf<Utf8Units, byte>(text, start, end, type);
                    return end > start + 1 ? Utf8Token.Word : Utf8Token.Gap;
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

    /// <summary>Whether a number separator stands here: . , or the Arabic decimal and thousands separators U+066B and U+066C.</summary>
    private static bool IsSeparator(ReadOnlySpan<byte> text, int at) =>
        text[at] is (byte)'.' or (byte)',' || (text[at] == 0xD9 && at + 1 < text.Length && text[at + 1] is 0xAB or 0xAC);

    /// <summary>The class of the character that begins at a place, and its number of bytes.</summary>
    internal static Tokenizer.Class ClassAt(ReadOnlySpan<byte> text, int at, out int length)
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
