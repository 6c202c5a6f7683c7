using System.Buffers;

namespace AnalysisKit.Cli;

/// <summary>Comma-separated values: RFC 4180 quoting, lines end in LF.</summary>
internal static class Csv
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    // With these a spreadsheet begins a formula, some with their full-width forms too; a tab or line break before them is passed over.
    private static readonly SearchValues<char> BeginFormulas = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

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
            output.Write(Quoted(format.ForSpreadsheet && cell is string && IsFormula(text) ? "'" + text : text));
        }

        output.Write('\n');
    }

    private static bool IsFormula(string text) => text.Length > 0 && BeginFormulas.Contains(text[0]) && !IsNumber(text);

    // -5, +3.25 and the like are no harm.
    private static bool IsNumber(string text) => text[0] is '+' or '-' && text.Length > 1 && char.IsAsciiDigit(text[1]) && !text.AsSpan(1).ContainsAnyExcept(InNumbers);

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(NeedQuotes) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
