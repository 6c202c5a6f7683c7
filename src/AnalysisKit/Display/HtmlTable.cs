using System.Globalization;
using System.Net;
using System.Text;

namespace AnalysisKit;

/// <summary>A table as HTML that reads well in a notebook: every text encoded, every cell in its own direction, numbers aligned right, the first rows only.</summary>
internal sealed class HtmlTable
{
    private const string TableStyle = "border-collapse:collapse;margin:.5em 0;font-size:.95em;line-height:1.6;color:inherit";
    private const string CellStyle = "padding:.25em .7em;border-bottom:1px solid rgba(128,128,128,.3);vertical-align:top";

    private readonly string? _caption;
    private readonly IReadOnlyList<string> _columns;
    private readonly StringBuilder _rows = new();
    private readonly int _limit;
    private int _count;

    /// <summary>Starts a table.</summary>
    /// <param name="columns">Column headers, plain text.</param>
    /// <param name="caption">A line above the table, plain text.</param>
    /// <param name="limit">The most rows to show; further ones are only counted.</param>
    public HtmlTable(IReadOnlyList<string> columns, string? caption = null, int limit = 50)
    {
        _columns = columns;
        _caption = caption;
        _limit = limit;
    }

    /// <summary>Adds a row of values: text is encoded, numbers and dates are written culture-invariant in the digits of <see cref="Wording"/>, <see cref="Markup"/> is taken as it is.</summary>
    public HtmlTable Add(params object?[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (_count++ >= _limit)
            return this;
        _rows.Append("<tr>");
        foreach (var cell in cells)
        {
            var numeric = cell is int or long or double or float or decimal;
            _rows.Append("<td dir=\"auto\" style=\"").Append(CellStyle).Append(numeric ? ";text-align:right;font-variant-numeric:tabular-nums" : ";text-align:start").Append("\">")
                .Append(Encode(cell)).Append("</td>");
        }

        _rows.Append("</tr>\n");
        return this;
    }

    /// <summary>The language of headings and caption, and the digits of numbers: an Arabic table runs from right to left.</summary>
    public DisplayWording Wording { get; init; }

    /// <summary>Number of rows so far, including those beyond the limit.</summary>
    public int Count => _count;

    /// <summary>Whether further rows would not be shown. Callers can then save the work of making rows, and call <see cref="Skip"/> with their number.</summary>
    public bool IsFull => _count >= _limit;

    /// <summary>Counts rows that are not shown.</summary>
    public HtmlTable Skip(int rows)
    {
        _count += rows;
        return this;
    }

    /// <summary>A p-value as people read it.</summary>
    public static string PValue(double p, DisplayWording wording = default) => wording.Digits(p < 0.001 ? "< 0.001" : p.ToString("0.000", CultureInfo.InvariantCulture));

    /// <summary>The table.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(Wording.IsArabic ? "<table dir=\"rtl\" lang=\"ar\" style=\"" : "<table style=\"").Append(TableStyle).Append("\">");
        if (_caption is not null)
            html.Append("<caption style=\"text-align:start;font-weight:600;padding:.2em 0;color:inherit\">").Append(WebUtility.HtmlEncode(_caption)).Append("</caption>");
        html.Append("<thead><tr>");
        foreach (var column in _columns)
            html.Append("<th dir=\"auto\" style=\"").Append(CellStyle).Append(";text-align:start\">").Append(WebUtility.HtmlEncode(column)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n").Append(_rows).Append("</tbody></table>");
        if (_count > _limit)
            html.Append(CultureInfo.InvariantCulture, $"<p{(Wording.IsArabic ? " dir=\"rtl\"" : "")} style=\"opacity:.7;margin:.2em 0\">{TableLabels.Text("rows_shown", Wording, _limit, _count)}</p>");
        return html.ToString();
    }

    /// <summary>HTML that is encoded already and taken as it is.</summary>
    /// <param name="Html">The HTML.</param>
    public sealed record Markup(string Html);

    private string Encode(object? value) => value switch
    {
        null => "",
        Markup markup => markup.Html,
        double number when double.IsNaN(number) => "\u2013",
        double number => Wording.Number(number, "0.###"),
        float number => Wording.Number(number, "0.###"),
        DateOnly date => Wording.Number(date, "yyyy-MM-dd"),
        IFormattable formattable => WebUtility.HtmlEncode(Wording.Number(formattable)),
        _ => WebUtility.HtmlEncode(value.ToString()) ?? "",
    };
}
