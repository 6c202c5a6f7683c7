using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AnalysisKit.Notebooks.Export;

/// <summary>A notebook as Markdown, for repositories and for print: text cells unchanged, code in fences, tables as tables, charts as pictures if the notebook has them.</summary>
public static partial class MarkdownExport
{
    private const int MostRows = 60;

    /// <summary>The Markdown text, and the pictures that it refers to.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="pictures">The folder that the text names for pictures, relative to its own.</param>
    /// <param name="code">How code is shown; folded code is hidden, Markdown folds nothing.</param>
    public static (string Text, IReadOnlyList<(string File, byte[] Content)> Pictures) Write(Notebook notebook, string pictures, CodeDisplay code = CodeDisplay.Shown)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var text = new StringBuilder();
        var files = new List<(string, byte[])>();
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                text.Append(WithAttachments(cell, pictures, files).TrimEnd()).Append("\n\n");
            if (cell.Kind != CellKind.Code)
                continue;
            if (code == CodeDisplay.Shown && !string.IsNullOrWhiteSpace(cell.Source))
                Fence(text, "csharp", cell.Source);
            foreach (var output in cell.Outputs)
                WriteOutput(text, output, pictures, files);
        }

        return (text.ToString().TrimEnd() + "\n", files);
    }

    // Pictures that are attached to a cell become files.
    private static string WithAttachments(Cell cell, string pictures, List<(string, byte[])> files) => Attachment().Replace(cell.Source, match =>
    {
        if (new Pictures(null, (_, _) => { }).Find(cell, match.Value) is not { } content)
            return match.Value;
        var file = $"picture-{files.Count + 1}.{content[11..content.IndexOf(';', StringComparison.Ordinal)].Split('+')[0]}";
        if (Bytes(content[(content.IndexOf(',', StringComparison.Ordinal) + 1)..]) is not { } bytes)
            return match.Value;
        files.Add((file, bytes));
        return $"{pictures}/{file}";
    });

    private static void WriteOutput(StringBuilder text, CellOutput output, string pictures, List<(string, byte[])> files)
    {
        switch (output)
        {
            case StreamOutput stream:
                Fence(text, "text", stream.Text);
                break;
            case ErrorOutput error:
                Fence(text, "text", error.Message);
                break;
            case DisplayOutput display:
                if (Picture(display.Data) is { } picture)
                {
                    var file = $"figure-{files.Count + 1}.png";
                    files.Add((file, picture.Content));
                    text.Append("![").Append(picture.Title.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)).Append("](").Append(pictures).Append('/').Append(file).Append(")\n\n");
                }
                else if (display.Data.Html is { } html && html.Contains("<table", StringComparison.OrdinalIgnoreCase))
                {
                    WriteTables(text, html);
                }
                else if (display.Data.Plain is { } plain)
                {
                    Fence(text, "text", plain);
                }
                else if (display.Data.Text("image/png") is not null)
                {
                    Fence(text, "text", "[a picture that cannot be shown: what the notebook has of it is not base64]");
                }

                break;
        }
    }

    private static (string Title, byte[] Content)? Picture(MimeBundle data)
    {
        var label = data.Html is { } html && Label().Match(html) is { Success: true } found ? System.Net.WebUtility.HtmlDecode(found.Groups[1].Value) : "";
        var content = data.Text("image/png") ?? (data.Html is { } page && Inline().Match(page) is { Success: true } inline ? inline.Groups[1].Value : null);
        return content is not null && Bytes(content) is { } bytes ? (label, bytes) : null;
    }

    // What the base64 of a picture stands for; null if it is none.
    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private static void WriteTables(StringBuilder text, string html)
    {
        foreach (var table in new HtmlParser().ParseDocument(html).QuerySelectorAll("table").Where(t => t.ParentElement?.Closest("table") is null))
        {
            var rows = table.QuerySelectorAll("tr").Where(r => r.Closest("table") == table && r.ChildElementCount > 0).ToList();
            if (rows.Count == 0)
                continue;
            if (table.QuerySelector("caption") is { } caption)
                text.Append("**").Append(Inside(caption.TextContent)).Append("**\n\n");
            var columns = rows.Max(r => r.ChildElementCount);
            for (var i = 0; i < Math.Min(rows.Count, MostRows); i++)
            {
                text.Append('|');
                for (var c = 0; c < columns; c++)
                    text.Append(' ').Append(c < rows[i].ChildElementCount ? Inside(Words(rows[i].Children[c])) : "").Append(" |");
                text.Append('\n');
                if (i == 0)
                    text.Append('|').Append(string.Concat(Enumerable.Repeat(" --- |", columns))).Append('\n');
            }

            if (rows.Count > MostRows)
                text.Append("\n… and ").Append(rows.Count - MostRows).Append(" further rows\n");
            text.Append('\n');
        }
    }

    // The text of an element, with spaces between words of different blocks and lines.
    private static string Words(IElement element) => string.Concat(element.ChildNodes.Select(node => node switch
    {
        IElement { LocalName: "style" or "script" } => "",
        IElement { LocalName: "br" } => " ",
        IElement { LocalName: "div" or "p" or "pre" or "td" or "th" or "tr" or "li" or "summary" or "details" } block => $" {Words(block)} ",
        IElement inline => Words(inline),
        _ => node.TextContent,
    }));

    // The text of a table cell, on one line and with Markdown's special characters escaped.
    private static string Inside(string text) => Marks().Replace(Space().Replace(text, " ").Trim(), "\\$0");

    // Writes a code block with a fence longer than any in the text.
    private static void Fence(StringBuilder text, string language, string content)
    {
        var (run, longest) = (0, 2);
        foreach (var c in content)
            longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        text.Append(fence).Append(language).Append('\n').Append(content.TrimEnd('\n')).Append('\n').Append(fence).Append("\n\n");
    }

    [GeneratedRegex(@"attachment:[^\s)""'>]+")]
    private static partial Regex Attachment();

    [GeneratedRegex("aria-label=\"([^\"]*)\"")]
    private static partial Regex Label();

    [GeneratedRegex("src=\"data:image/png;base64,([A-Za-z0-9+/=]+)\"")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[\\`*_{}\[\]<>#|~]")]
    private static partial Regex Marks();
}
