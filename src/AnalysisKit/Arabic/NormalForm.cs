using System.Globalization;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// The kit's normal form, on which all matching is done: no diacritics, tatweel or invisible controls; presentation forms and ligatures
/// spelled out; أ إ آ ٱ as ا, ى and ی as ي, ة as ه, ؤ as و, ئ as ي, ک as ك, گ as ك, ڤ as ف, پ as ب, چ as ج; Arabic-Indic digits as 0-9.
/// Letter case of other scripts is kept unless the mode says otherwise. Thread-safe.
/// </summary>
public static class NormalForm
{
    internal const char Dropped = '\0';

    /// <summary>The largest number of characters that the normal form of one code unit has.</summary>
    internal const int MostOfOne = 24;

    // A code unit whose normal form has several characters is mapped to a private-use character, which is an index into Expansions. Such characters never occur in the table otherwise.
    private const char FirstExpansion = '\uE000';
    private const char LastExpansion = '\uE7FF';

    private static readonly List<string> Expansions = [];
    private static readonly char[] Table = BuildTable();

    /// <summary>The normal form of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mode">Which differences besides Arabic spelling the normal form removes.</param>
    public static string Of(string text, NormalFormMode mode)
    {
        var normal = Of(text);
        if (mode == NormalFormMode.KeepCase)
            return normal;

        // Code unit by code unit, as in the map back to the original.
        return string.Create(normal.Length, normal, (small, text) =>
        {
            for (var i = 0; i < small.Length; i++)
                small[i] = char.ToLowerInvariant(text[i]);
        });
    }

    /// <summary>The normal form of a text, case kept.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var same = 0;
        while (same < text.Length && Table[text[same]] == text[same] && text[same] != Dropped)
            same++;
        if (same == text.Length)
            return text;
        var normal = new StringBuilder(text, 0, same, text.Length);
        foreach (var c in text.AsSpan(same))
            Append(c, normal);
        return normal.ToString();
    }

    /// <summary>The normal form with a map from each of its characters back to the original text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mode">Which differences besides Arabic spelling the normal form removes.</param>
    public static NormalText Map(string text, NormalFormMode mode = NormalFormMode.KeepCase) => NormalText.Of(text, mode);

    /// <summary>The position in the original text after the first letters of a stretch's normal form, and after the diacritics and tatweel that follow them.</summary>
    /// <param name="text">The original text.</param>
    /// <param name="span">The stretch. Each of its code units must have at most one letter in normal form.</param>
    /// <param name="letters">The number of letters.</param>
    internal static int EndOf(string text, Span span, int letters)
    {
        var at = span.Start;
        for (var i = 0; i < letters && at < span.End; i++)
        {
            at++;
            while (at < span.End && IsDropped(text[at]))
                at++;
        }

        return at;
    }

    /// <summary>Whether the code unit leaves no trace in the normal form (diacritic, tatweel, invisible control).</summary>
    public static bool IsDropped(char c) => Table[c] == Dropped;

    /// <summary>Writes the normal form of one code unit at <paramref name="position"/> and moves the position forward; false when the buffer is full.</summary>
    internal static bool TryAppend(char c, Span<char> buffer, ref int position, NormalFormMode mode)
    {
        var start = position;
        if (!TryAppend(c, buffer, ref position))
            return false;
        if (mode == NormalFormMode.IgnoreCase)
        {
            for (; start < position; start++)
                buffer[start] = char.ToLowerInvariant(buffer[start]);
        }

        return true;
    }

    /// <summary>The same, case kept.</summary>
    internal static bool TryAppend(char c, Span<char> buffer, ref int position)
    {
        var folded = Table[c];
        if (folded == Dropped)
            return true;
        if (folded is < FirstExpansion or > LastExpansion || folded == c)
        {
            if (position >= buffer.Length)
                return false;
            buffer[position++] = folded;
            return true;
        }

        var expansion = Expansions[folded - FirstExpansion];
        if (position + expansion.Length > buffer.Length)
            return false;
        expansion.CopyTo(buffer[position..]);
        position += expansion.Length;
        return true;
    }

    /// <summary>Writes the normal form of a UTF-8 word of plain Arabic letters. False for other words, and if the form might not fit.</summary>
    internal static bool TryWrite(ReadOnlySpan<byte> word, Span<byte> form, out int length)
    {
        length = 0;
        if (word.Length > form.Length || word.Length % 2 > 0)
            return false;
        for (var i = 0; i < word.Length; i += 2)
        {
            // U+0600 to U+067F: the lead byte is D8 or D9.
            if (word[i] is not (0xD8 or 0xD9))
                return false;
            var c = Table[((word[i] & 0x1F) << 6) | (word[i + 1] & 0x3F)];
            if (c == Dropped)
                continue;
            if (c is < '\u0621' or > '\u064A')
                return false;
            form[length++] = (byte)(0xC0 | (c >> 6));
            form[length++] = (byte)(0x80 | (c & 0x3F));
        }

        return length > 0;
    }

    private static void Append(char c, StringBuilder normal)
    {
        Span<char> buffer = stackalloc char[MostOfOne];
        var length = 0;
        TryAppend(c, buffer, ref length);
        normal.Append(buffer[..length]);
    }

    private static char[] BuildTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
            table[c] = (char)c;
        foreach (var (first, last) in (ReadOnlySpan<(int, int)>)[(0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC), (0x06DF, 0x06E8),
            (0x06EA, 0x06ED), (0x08CA, 0x08FF), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0x00AD, 0x00AD), (0x061C, 0x061C)])
        {
            for (var c = first; c <= last; c++)
                table[c] = Dropped;
        }

        foreach (var (from, to) in (ReadOnlySpan<(string, char)>)[("أإآٱٲٳٵ", 'ا'), ("ىیېۍێئ", 'ي'), ("ةۀہھە", 'ه'), ("ؤۆۇۈ", 'و'), ("کگڪ", 'ك'), ("ڤ", 'ف'), ("پ", 'ب'), ("چ", 'ج'), ("ژ", 'ز')])
        {
            foreach (var c in from)
                table[c] = to;
        }

        for (var digit = 0; digit < 10; digit++)
            table['\u0660' + digit] = table['\u06F0' + digit] = (char)('0' + digit);
        for (var c = 0xFB50; c <= 0xFEFC; c++)
        {
            if (c is (> 0xFDFF and < 0xFE70) or (>= 0xFDD0 and <= 0xFDEF) or 0xFD3E or 0xFD3F)
                continue;
            table[c] = Compatibility((char)c, table);
        }

        return table;
    }

    private static char Compatibility(char c, char[] table)
    {
        var folded = new StringBuilder();
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormKC))
        {
            var normal = table[part];
            if (normal != Dropped && CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.SpaceSeparator)
                folded.Append(normal);
        }

        if (folded.Length == 0)
            return Dropped;
        if (folded.Length == 1)
            return folded[0];
        Expansions.Add(folded.ToString());
        return (char)(FirstExpansion + Expansions.Count - 1);
    }
}
