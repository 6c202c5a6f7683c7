using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Data.Analysis;

namespace AnalysisKit;

/// <summary>The first rows of a frame, as aligned text and as an HTML table, which has pages and sorting where scripts run.</summary>
internal static class DataFrameText
{
    private const int MaxRows = 20;
    private const int MaxPagedRows = 1000;
    private const int MaxPagedText = 500_000;
    private const int MaxHtmlText = 300;
    private const int MaxPlainText = 40;

    public static string Html(DataFrame frame) => Html(frame, DisplayWording.Usual);

    /// <summary>The table with what it says of itself in a language, and its numbers and dates in digits. Columns stay in their order from the left in English, from the right in Arabic; their names are those that code uses.</summary>
    internal static string Html(DataFrame frame, DisplayWording wording)
    {
        var html = new StringBuilder(wording.IsArabic ? "<table dir=\"rtl\" class=\"dataframe\">\n<thead>\n<tr>" : "<table class=\"dataframe\">\n<thead>\n<tr>");
        foreach (var column in frame.Columns)
            html.Append("<th dir=\"auto\" style=\"text-align:start\">").Append(Encoded(column.Name, MaxHtmlText)).Append("<br><small>").Append(Encoded(TypeName(column, wording), MaxHtmlText)).Append("</small></th>");
        html.Append("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in Rows(frame))
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append("<td dir=\"auto\" style=\"").Append(IsNumber(cell) ? "text-align:right" : cell is DateTime ? "text-align:start;white-space:nowrap" : "text-align:start").Append("\">").Append(Encoded(Text(cell, wording), MaxHtmlText)).Append("</td>");
            html.Append("</tr>\n");
        }

        html.Append(wording.IsArabic ? "</tbody>\n</table>\n<p dir=\"rtl\">" : "</tbody>\n</table>\n<p>").Append(WebUtility.HtmlEncode(Size(frame, wording))).Append("</p>\n");
        if (frame.Rows.Count > MaxRows)
            html.Append(DataFrameScript.Rows(MoreRows(frame, wording)));
        return html.Append(DataFrameScript.CodeIn(wording)).ToString();
    }

    public static string Plain(DataFrame frame) => Plain(frame, DisplayWording.Usual);

    /// <summary>The text with what it says of itself in a language, and its numbers and dates in digits; columns stay in their order from the left.</summary>
    internal static string Plain(DataFrame frame, DisplayWording wording)
    {
        var rows = Rows(frame).ToList();
        var columns = frame.Columns.Select((column, i) => PlainColumn(column.Name, rows.ConvertAll(row => row[i]), wording)).ToList();
        var text = new StringBuilder();
        for (var line = 0; line < rows.Count + 2; line++)
            text.Append(string.Join("  ", columns.Select(column => column[line])).TrimEnd()).Append('\n');
        return text.Append(Size(frame, wording)).ToString();
    }

    /// <summary>The lines of one column, all of the same width: name, rule, values. Numbers are aligned to the right.</summary>
    private static List<string> PlainColumn(string name, List<object?> values, DisplayWording wording)
    {
        var right = values.Exists(IsNumber);
        List<string> texts = [Cut(name, MaxPlainText), .. values.Select(value => Cut(Text(value, wording), MaxPlainText))];
        var width = texts.Max(Width);
        var lines = texts.ConvertAll(text => right ? new string(' ', width - Width(text)) + text : text + new string(' ', width - Width(text)));
        lines.Insert(1, new string('-', width));
        return lines;
    }

    private static IEnumerable<List<object?>> Rows(DataFrame frame, long first = 0, long end = MaxRows)
    {
        for (var i = first; i < Math.Min(frame.Rows.Count, end); i++)
            yield return [.. frame.Columns.Select(column => column[i])];
    }

    /// <summary>The rows on further pages, as many as a page may hold.</summary>
    private static IEnumerable<List<string>> MoreRows(DataFrame frame, DisplayWording wording)
    {
        var length = 0;
        foreach (var row in Rows(frame, MaxRows, MaxPagedRows))
        {
            var texts = row.ConvertAll(cell => Cut(Text(cell, wording), MaxHtmlText));
            length += texts.Sum(text => text.Length);
            if (length > MaxPagedText)
                yield break;
            yield return texts;
        }
    }

    private static string Size(DataFrame frame, DisplayWording wording)
    {
        var size = TableLabels.Text(frame.Rows.Count == 1 ? "frame_row" : "frame_rows", wording, frame.Rows.Count) + TableLabels.Text(frame.Columns.Count == 1 ? "frame_column" : "frame_columns", wording, frame.Columns.Count);
        return frame.Rows.Count > MaxRows ? size + TableLabels.Text("frame_shown", wording, MaxRows) : size;
    }

    private static string TypeName(DataFrameColumn column, DisplayWording wording) => column.DataType switch
    {
        var t when t == typeof(string) => TableLabels.Text("type_text", wording),
        var t when t == typeof(double) || t == typeof(float) || t == typeof(decimal) => TableLabels.Text("type_number", wording),
        var t when t == typeof(DateTime) => TableLabels.Text("type_date", wording),
        var t when t == typeof(bool) => TableLabels.Text("type_truth", wording),
        var t when t.IsPrimitive => TableLabels.Text("type_whole", wording),
        var t => t.Name,
    };

    private static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;

    private static string Text(object? value, DisplayWording wording) => value switch
    {
        null => "",
        float number => Number(number, wording),
        double number => Number(number, wording),
        DateTime { TimeOfDay.Ticks: 0 } day => wording.Number(day, "yyyy-MM-dd"),
        DateTime time => wording.Number(time, "yyyy-MM-dd HH:mm:ss"),
        _ when IsNumber(value) => wording.Number((IFormattable)value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Number(double number, DisplayWording wording) =>
        wording.Number(number, number == 0 || !double.IsFinite(number) || Math.Abs(number) is >= 0.001 and < 1e15 ? "0.####" : "0.###e+0");

    private static string Encoded(string text, int length) => WebUtility.HtmlEncode(Cut(text, length));

    /// <summary>The text on one line without control characters, cut to a number of characters.</summary>
    private static string Cut(string text, int length)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= length)
                return line.Append('…').ToString();
            line.Append(Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }

    /// <summary>The width of a text in a terminal: vowel signs and invisible marks have none, East Asian characters count twice.</summary>
    private static int Width(string text) => text.EnumerateRunes().Sum(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1,
    });
}
