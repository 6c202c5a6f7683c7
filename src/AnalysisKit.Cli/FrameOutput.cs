using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AnalysisKit.Cli.Pages;
using Microsoft.Data.Analysis;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>A frame as a table for the terminal, CSV, JSON lines or a page. Numbers in CSV and JSON have all their digits.</summary>
internal static class FrameOutput
{
    public const string Help =
        """
        Formats:
          table  for reading: the first rows and the most telling columns
          csv    all columns; an undefined or infinite number is empty
          jsonl  one JSON object per row, the columns as names; an undefined or infinite number is null
          html   a self-contained page
        """ + "\n" + TableOutput.Help;

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the first rows of a frame.</summary>
    /// <param name="terminal">Where to write.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="format">table, csv, jsonl, html or xlsx.</param>
    /// <param name="title">What the frame shows.</param>
    /// <param name="top">The largest number of rows; 0 for the default of the format.</param>
    /// <param name="shown">The columns of a table or a page.</param>
    public static void Write(Terminal terminal, DataFrame frame, TableFormat format, string title, int top, params string[] shown) =>
        Write(terminal, frame, format, title, top, frame.Rows.Count, shown);

    /// <summary>The largest number of rows to write.</summary>
    public static int Most(TableFormat format, int top) => top > 0 ? top : format.Name switch { "table" => 30, "html" => 500, _ => int.MaxValue };

    /// <summary>Writes a frame that holds the first rows of <paramref name="all"/>.</summary>
    public static void Write(Terminal terminal, DataFrame frame, TableFormat format, string title, int top, long all, string[] shown)
    {
        var rows = (int)Math.Min(frame.Rows.Count, Most(format, top));
        switch (format.Name)
        {
            case "csv":
                Csv.WriteHeader(terminal.Output, format, frame.Columns.Select(c => c.Name));
                for (var row = 0; row < rows; row++)
                    Csv.WriteRow(terminal.Output, format, frame.Columns.Select(c => c[row]));
                break;
            case "xlsx":
                Workbook.Write(terminal, NamesOf(frame), RowsOf(frame, rows));
                break;
            case "jsonl":
                WriteJson(terminal.Output, frame, rows);
                break;
            case "html":
                Page.Write(terminal.Output, title, page => page.WriteLine($"<h1 dir=\"auto\">{Html.Encode(title)}</h1>\n{Table(frame, rows, all, shown)}"));
                break;
            default:
                WriteTable(terminal.Console, frame, rows, all, title, shown);
                break;
        }
    }

    /// <summary>Writes frames as a workbook, each on a sheet.</summary>
    public static void WriteSheets(Terminal terminal, IEnumerable<(string Name, DataFrame Frame)> frames) =>
        Workbook.Write(terminal, [.. frames.Select(f => (f.Name, (IReadOnlyList<string>)NamesOf(f.Frame), (IReadOnlyList<IReadOnlyList<object?>>)RowsOf(f.Frame, (int)f.Frame.Rows.Count)))]);

    private static string[] NamesOf(DataFrame frame) => [.. frame.Columns.Select(c => c.Name)];

    private static object?[][] RowsOf(DataFrame frame, int rows) => [.. Enumerable.Range(0, rows).Select(row => frame.Columns.Select(c => c[row]).ToArray())];

    /// <summary>The rows in descending order of a numeric column. Undefined numbers come last; rows of equal number keep their order.</summary>
    public static DataFrame Sorted(DataFrame frame, string column)
    {
        if (frame.Columns.FirstOrDefault(c => c.Name == column) is not { } by || by is StringDataFrameColumn)
            throw new CommandFailure(ExitCodes.Usage, $"'--sort' takes a column of numbers: {string.Join(", ", frame.Columns.Where(c => c is not StringDataFrameColumn).Select(c => c.Name))}.");
        var values = Enumerable.Range(0, (int)frame.Rows.Count).Select(row => Convert.ToDouble(by[row], CultureInfo.InvariantCulture)).ToArray();
        var order = Enumerable.Range(0, values.Length).OrderBy(row => double.IsNaN(values[row])).ThenByDescending(row => values[row]).ToArray();
        return new DataFrame(frame.Columns.Select(c => c.Clone(new Int32DataFrameColumn("order", order))));
    }

    private static void WriteJson(TextWriter output, DataFrame frame, int rows)
    {
        using var line = new MemoryStream();
        for (var row = 0; row < rows; row++)
        {
            line.SetLength(0);
            using (var json = new Utf8JsonWriter(line, Json))
            {
                json.WriteStartObject();
                foreach (var column in frame.Columns)
                    WriteValue(json, column.Name, column[row]);
                json.WriteEndObject();
            }

            output.Write(System.Text.Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length));
            output.Write('\n');
        }
    }

    private static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case int whole:
                json.WriteNumber(name, whole);
                break;
            case long whole:
                json.WriteNumber(name, whole);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case null or double:
                json.WriteNull(name);
                break;
            default:
                json.WriteString(name, Exact(value));
                break;
        }
    }

    private static string Table(DataFrame frame, int rows, long all, string[] shown)
    {
        var table = new HtmlTable([.. shown.Select(Heading)], limit: rows);
        for (var row = 0; row < rows; row++)
            table.Add([.. shown.Select(name => Shown(name, frame[name][row]))]);
        return table.Skip((int)all - rows).ToHtml();
    }

    private static void WriteTable(IAnsiConsole console, DataFrame frame, int rows, long all, string title, string[] shown)
    {
        var table = new Table().Border(TableBorder.Simple).Title(new TableTitle(Markup.Escape(Plain.Line(title))));
        foreach (var name in shown)
            table.AddColumn(new TableColumn(new Text(Heading(name))) { Alignment = frame[name] is StringDataFrameColumn ? Justify.Left : Justify.Right });
        for (var row = 0; row < rows; row++)
            table.AddRow(shown.Select(name => new Text(Short(frame[name][row]))));
        console.Write(table);
        if (rows < all)
            console.Write(new Text(string.Create(CultureInfo.InvariantCulture, $"The first {rows:N0} of {all:N0} rows; --top shows more, --format csv all.\n")));
    }

    private static object? Shown(string column, object? value) =>
        value is double p && (column.EndsWith("_p", StringComparison.Ordinal) || column.EndsWith("_p_adjusted", StringComparison.Ordinal)) ? HtmlTable.PValue(p) : value;

    private static string Heading(string column) => column.Replace('_', ' ');

    /// <summary>A value as text, a number with all its digits.</summary>
    public static string Exact(object? value) => value switch
    {
        null => "",
        double number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "",
        bool truth => truth ? "true" : "false",
        DateTime time when time.TimeOfDay != TimeSpan.Zero => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Short(object? value) => value switch
    {
        double number when !double.IsFinite(number) => "",
        double number when Math.Abs(number) >= 1e6 => number.ToString("0.##e0", CultureInfo.InvariantCulture),
        double number when number != 0 && Math.Abs(number) < 0.005 => number.ToString("0.#e0", CultureInfo.InvariantCulture),
        double number => number.ToString("0.00", CultureInfo.InvariantCulture),
        _ => Plain.Cut(Exact(value), 60),
    };
}
