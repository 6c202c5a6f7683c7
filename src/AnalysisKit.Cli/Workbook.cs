using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace AnalysisKit.Cli;

/// <summary>
/// A table as a workbook in the format of Excel (.xlsx): numbers and dates are such, the heading stays in place, and the sheet runs from right to left where its text is Arabic. Texts are texts, so no cell is run.
/// What Excel has no room for is told.
/// </summary>
internal static partial class Workbook
{
    private const int MostRows = 1_048_576;
    private const int MostColumns = 16_384;
    private const int MostCharacters = 32_767;

    // Cells hold numbers in double precision; a whole number beyond this would change.
    private const long MostExact = 1L << 53;

    private const int RowsLookedAt = 500;
    private const int NarrowColumn = 9;
    private const int WideColumn = 60;

    // Dates before this day have other numbers in Excel, which has a 29 February 1900.
    private static readonly DateTime FirstDay = new(1900, 3, 1);

    /// <summary>Writes a table.</summary>
    /// <param name="terminal">Where to write, and to warn of what was cut.</param>
    /// <param name="names">The names of the columns.</param>
    /// <param name="rows">The rows: null, texts, numbers, truth values and dates.</param>
    public static void Write(Terminal terminal, IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<object?>> rows) => Write(terminal, [("Table", names, rows)]);

    /// <summary>Writes several tables, each on a sheet of its own.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)> tables)
    {
        if (tables.FirstOrDefault(t => t.Columns.Count > MostColumns) is { Columns: { } wide })
            throw new CommandFailure(ExitCodes.Usage, $"a sheet of Excel has {MostColumns:N0} columns, and the result {wide.Count:N0}. Write csv, or fewer columns.");
        var output = terminal.OpenBinary("xlsx");
        using var made = new MemoryStream();
        var cut = new SortedDictionary<string, int>(StringComparer.Ordinal);
        Awaited.End(() => WriteAsync(made, tables, cut));
        made.Position = 0;
        if (IsArabic(tables.SelectMany(t => t.Rows.Take(RowsLookedAt))))
            CopyFromRightToLeft(made, output);
        else
            made.CopyTo(output);
        output.Flush();
        foreach (var (name, number) in cut)
            terminal.Warn($"{Plain.Several(number, "cell")} of \"{name}\" had more than {MostCharacters:N0} characters, the most that Excel takes, and {(number == 1 ? "is" : "are")} cut; csv and jsonl have all.");
        foreach (var (_, _, rows) in tables.Where(t => t.Rows.Count >= MostRows))
            terminal.Warn(string.Create(CultureInfo.InvariantCulture, $"A sheet of Excel has {MostRows:N0} rows; the {rows.Count:N0} of the result are on {(rows.Count + MostRows - 2) / (MostRows - 1)} sheets."));
    }

    private static async Task WriteAsync(Stream output, IReadOnlyList<(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)> tables, SortedDictionary<string, int> cut)
    {
        var book = await Spreadsheet.CreateNewAsync(output).ConfigureAwait(false);
        await using var closing = book.ConfigureAwait(false);
        var heading = book.AddStyle(new Style { Font = { Bold = true } });
        var (day, time) = (book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") }), book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm:ss") }));
        foreach (var (name, names, rows) in tables)
        {
            var cells = new Cell[names.Count];
            for (var (first, sheet) = (0, 1); first < rows.Count || sheet == 1; first += MostRows - 1, sheet++)
            {
                await book.StartWorksheetAsync(sheet == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {sheet}"), Sheet(names, rows)).ConfigureAwait(false);
                await book.AddHeaderRowAsync([.. names.Select(Clean)], heading).ConfigureAwait(false);
                for (var row = first; row < Math.Min(rows.Count, first + MostRows - 1); row++)
                {
                    for (var column = 0; column < cells.Length; column++)
                        cells[column] = CellOf(rows[row][column], names[column], day, time, cut);
                    await book.AddRowAsync(cells).ConfigureAwait(false);
                }
            }
        }

        await book.FinishAsync().ConfigureAwait(false);
    }

    private static WorksheetOptions Sheet(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var column = 0; column < names.Count; column++)
        {
            var longest = rows.Take(RowsLookedAt).Select(r => r[column] is double ? NarrowColumn : FrameOutput.Exact(r[column]).Length).Append(names[column].Length).Max();
            options.Column(column + 1).Width = Math.Clamp(longest + 2, NarrowColumn, WideColumn);
        }

        return options;
    }

    private static Cell CellOf(object? value, string name, StyleId day, StyleId time, SortedDictionary<string, int> cut)
    {
        switch (value)
        {
            case null or double.NaN or double.PositiveInfinity or double.NegativeInfinity:
                return new Cell((string?)null);
            case int whole:
                return new Cell(whole);
            case long whole when Math.Abs(whole) <= MostExact:
                return new Cell(whole);
            case double number:
                return new Cell(number);
            case bool truth:
                return new Cell(truth);
            case DateOnly date when date >= DateOnly.FromDateTime(FirstDay):
                return new Cell(date.ToDateTime(TimeOnly.MinValue), day);
            case DateTime date when date >= FirstDay:
                return new Cell(date, date.TimeOfDay == TimeSpan.Zero ? day : time);
            default:
                var text = Clean(FrameOutput.Exact(value));
                if (text.Length <= MostCharacters)
                    return new Cell(text);
                cut[name] = cut.GetValueOrDefault(name) + 1;
                return new Cell(text[..(MostCharacters - (char.IsHighSurrogate(text[MostCharacters - 2]) ? 2 : 1))] + "…");
        }
    }

    /// <summary>A text that XML may hold and that Excel shows as it is: it would read _x0041_ as A.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
                clean.Append('\uFFFD');
            else if (c is >= ' ' or '\t' or '\n')
                clean.Append(c);
        }

        return EscapedCharacter().Replace(clean.ToString(), "_x005F$0");
    }

    private static bool IsArabic(IEnumerable<IReadOnlyList<object?>> rows)
    {
        var (arabic, letters) = (0L, 0L);
        foreach (var c in rows.SelectMany(r => r).OfType<string>().SelectMany(text => text))
        {
            letters += char.IsLetter(c) ? 1 : 0;
            arabic += char.IsLetter(c) && ArabicLetters.IsArabic(c) ? 1 : 0;
        }

        return arabic > 0 && arabic * 2 >= letters;
    }

    // SpreadCheetah knows no direction, which is an attribute at the beginning of each sheet.
    private static void CopyFromRightToLeft(Stream made, Stream output)
    {
        using var from = new ZipArchive(made, ZipArchiveMode.Read);
        using var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in from.Entries)
        {
            using var source = part.Open();
            using var target = to.CreateEntry(part.FullName).Open();
            if (part.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal))
                TurnAround(source, target);
            source.CopyTo(target);
        }
    }

    private static void TurnAround(Stream source, Stream target)
    {
        var beginning = new byte[1024];
        var length = source.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        var view = beginning.AsSpan(0, length).IndexOf("<sheetView "u8);
        if (view < 0)
            throw new InvalidOperationException("The sheet has no view that could be turned from right to left.");
        view += "<sheetView".Length;
        target.Write(beginning, 0, view);
        target.Write(" rightToLeft=\"1\""u8);
        target.Write(beginning, view, length - view);
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex EscapedCharacter();
}
