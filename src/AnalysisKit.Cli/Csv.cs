using System.Buffers;
using System.Globalization;
using System.Text;

namespace AnalysisKit.Cli;

/// <summary>Comma-separated values: RFC 4180 quoting, lines end in LF.</summary>
internal static class Csv
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    // With these a spreadsheet begins a formula, some with their full-width forms too.
    private static readonly SearchValues<char> BeginFormulas = SearchValues.Create("=+-@\uFF1D\uFF0B\uFF0D\uFF20");

    // Behind these another cell begins where a spreadsheet separates cells by semicolons or tabs: quotes do not keep it from that, since it does not see the commas before them.
    private static readonly SearchValues<char> OtherSeparators = SearchValues.Create(";\t\r\n");

    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.,");

    /// <summary>Writes the names of the columns.</summary>
    public static void WriteHeader(TextWriter output, TableFormat format, params IEnumerable<string?> names)
    {
        if (format.ForSpreadsheet)
            output.Write(ByteOrderMark);
        WriteRow(output, format, names);
    }

    /// <summary>Writes a row of texts and numbers. A number of .NET is written as it is, also for a spreadsheet.</summary>
    public static void WriteRow(TextWriter output, TableFormat format, params IEnumerable<object?> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                output.Write(',');
            first = false;
            var text = FrameOutput.Exact(cell);
            output.Write(Quoted(format.ForSpreadsheet && cell is string ? Harmless(text) : text));
        }

        output.Write('\n');
    }

    /// <summary>The text with an apostrophe before whatever a spreadsheet would run, as the cell or as one that it finds in it, with or without signs before it that are not seen.</summary>
    private static string Harmless(string text)
    {
        var harmless = new StringBuilder(text.Length + 1);
        if (text is ['\t' or '\r' or '\n', ..])
            harmless.Append('\'');
        var (start, isBeginning) = (harmless.Length, true);
        var written = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var letter = rune.IsBmp ? (char)rune.Value : '\uFFFF';
            var at = written;
            written += rune.Utf16SequenceLength;
            if (isBeginning && BeginFormulas.Contains(letter) && !(harmless.Length == at && IsNumber(text.AsSpan(at))))
                harmless.Insert(start, '\'');
            harmless.Append(text, at, rune.Utf16SequenceLength);
            if (OtherSeparators.Contains(letter))
                (start, isBeginning) = (harmless.Length, true);
            else
                isBeginning &= letter == '"' || IsUnseen(rune);
        }

        return harmless.ToString();
    }

    private static bool IsUnseen(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // -5, +3.25 and the like are no harm.
    private static bool IsNumber(ReadOnlySpan<char> text) => text is ['+' or '-', >= '0' and <= '9', ..] && !text[1..].ContainsAnyExcept(InNumbers);

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
