using System.Text.RegularExpressions;
using AnalysisKit.Notebooks;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>The tables that cells show, for a terminal.</summary>
internal static partial class NotebookTables
{
    private const int MaxRows = 20;
    private const int MaxCell = 80;

    /// <summary>Writes the tables of an output.</summary>
    /// <returns>Whether there is one.</returns>
    public static bool Write(IAnsiConsole console, CellOutput output, Numerals numerals)
    {
        if (output is not DisplayOutput { Data.Html: { } html } || !html.Contains("<table", StringComparison.Ordinal))
            return false;
        var tables = new HtmlParser().ParseDocument(html).QuerySelectorAll("table").Where(t => t.ParentElement?.Closest("table") is null).ToList();
        foreach (var table in tables)
            Write(console, table, numerals);
        return tables.Count > 0;
    }

    private static void Write(IAnsiConsole console, IElement source, Numerals numerals)
    {
        var rows = source.QuerySelectorAll("tr").Where(r => r.Closest("table") == source).ToList();
        var heading = rows.FirstOrDefault(r => r.Closest("thead") is not null) ?? rows.FirstOrDefault(r => r.Children.All(c => c.LocalName == "th"));
        var body = rows.Where(r => r != heading).ToList();
        var columns = rows.Count == 0 ? 0 : rows.Max(r => r.ChildElementCount);
        if (columns == 0)
            return;
        var table = new Table().Border(TableBorder.Simple);
        if (source.QuerySelector("caption") is { } caption)
            console.Write(new Text(Plain.Line(caption.TextContent) + "\n", new Style(decoration: Decoration.Bold)));
        for (var i = 0; i < columns; i++)
        {
            var column = new TableColumn(new Text(heading is not null && i < heading.ChildElementCount ? Content(heading.Children[i]) : ""));
            table.AddColumn(body.Exists(r => i < r.ChildElementCount && IsNumber(r.Children[i])) ? column.RightAligned() : column);
        }

        foreach (var row in body.Take(MaxRows))
            table.AddRow(Enumerable.Range(0, columns).Select(i => new Text(i < row.ChildElementCount ? Content(row.Children[i]) : "")));
        console.Write(table);
        var wording = new DisplayWording(source.GetAttribute("dir") == "rtl" ? ChartLanguage.Arabic : ChartLanguage.English, numerals);
        var all = source.NextElementSibling is { } note && Cut().Match(note.TextContent) is { Success: true } cut ? cut.Groups["all"].Value : null;
        if (all is not null || body.Count > MaxRows)
            console.Write(new Text(TableLabels.Text("rows_shown", wording, Math.Min(body.Count, MaxRows), all ?? wording.Number(body.Count, "N0")) + "\n"));
        console.WriteLine();
    }

    /// <summary>The first line of the text in a table's cell; further lines, such as a column's type, are left out.</summary>
    private static string Content(IElement cell)
    {
        var copy = (IElement)cell.Clone();
        return Plain.Cut(copy.LocalName == "th" && copy.QuerySelector("br") is { } end ? Before(end) : copy.TextContent, MaxCell);
    }

    private static string Before(IElement end)
    {
        var text = "";
        for (var node = end.PreviousSibling; node is not null; node = node.PreviousSibling)
            text = node.TextContent + text;
        return text;
    }

    // What stands below a table of results, or a frame, that shows only its first rows.
    [GeneratedRegex(@"^(?:(?:The first|المعروض أول) [\d,٬]+ (?:of|من) (?<all>[\d,٬]+) (?:rows|من الصفوف)\.|(?<all>[\d,٬]+) rows, .*; the first .*|الصفوف: (?<all>[\d,٬]+)، .*؛ المعروض أول .*)$")]
    private static partial Regex Cut();

    private static bool IsNumber(IElement cell) => cell.GetAttribute("style")?.Contains("text-align:right", StringComparison.Ordinal) == true;
}
