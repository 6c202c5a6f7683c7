using System.Globalization;
using System.Net;
using System.Text;
using AnalysisKit.Charts;

namespace AnalysisKit.Notebooks.Export;

/// <summary>A notebook as one HTML page that works without a network, including its charts.</summary>
public static class HtmlExport
{
    private const string Style =
        """
        :root{color-scheme:light;--ink:#24292f;--soft:#57606a;--line:#d0d7de;--paper:#ffffff;--band:#f6f8fa;--error:#a40e26;--error-band:#fff1f0}
        @media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;--ink:#e6edf3;--soft:#9da7b3;--line:#3d444d;--paper:#15181c;--band:#1f242b;--error:#ff9a91;--error-band:#3b1d1f}}
        body{max-width:62rem;margin:2rem auto;padding:0 1rem;font-family:"Noto Sans Arabic","Noto Sans",Tahoma,Arial,sans-serif;line-height:1.6;color:var(--ink);background:var(--paper)}
        pre{background:var(--band);padding:.7rem 1rem;overflow:auto;border-radius:4px;line-height:1.45;white-space:pre-wrap;text-align:start}
        pre.code{direction:ltr;white-space:pre;font-family:Consolas,"DejaVu Sans Mono",monospace;font-size:.86rem}
        pre.error{background:var(--error-band);color:var(--error)}
        .output{margin:.5rem 0 1.5rem;overflow:auto hidden;padding:.1rem 0}
        table{border-collapse:collapse;margin:.5rem 0}
        th,td{padding:.25rem .6rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
        summary{color:var(--soft);cursor:pointer;font-size:.86rem}
        img{max-width:100%}
        @media print{details,.analysiskit-passages{display:none}.output{break-inside:avoid}}
        """;

    /// <summary>The page. Outputs are those saved in the notebook: run it first.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The notebook's file: its folder is where the paths of pictures begin, and its name is the title where the notebook has no heading.</param>
    /// <param name="code">How code is shown.</param>
    public static string Write(Notebook notebook, string path, CodeDisplay code = CodeDisplay.Shown)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var body = new StringBuilder();
        var hasFigure = false;
        foreach (var cell in notebook.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
            {
                body.Append("<section>").Append(SafeMarkdown.ToHtml(cell.Source, address => Pictures.Find(cell, address, folder))).Append("</section>\n");
                continue;
            }

            if (cell.Kind != CellKind.Code)
                continue;
            WriteCode(body, cell.Source, code);
            foreach (var output in cell.Outputs)
                hasFigure |= WriteOutput(body, output);
        }

        var heading = notebook.Cells.Where(c => c.Kind == CellKind.Markdown).SelectMany(c => c.Source.Split('\n')).FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Path.GetFileNameWithoutExtension(path);
        return $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{WebUtility.HtmlEncode(heading)}</title>\n<style>\n{Style}\n</style>\n{(hasFigure ? Figure.Library : "")}</head>\n<body>\n{body}</body></html>\n";
    }

    private static void WriteCode(StringBuilder body, string source, CodeDisplay code)
    {
        if (code == CodeDisplay.Hidden || string.IsNullOrWhiteSpace(source))
            return;
        var text = $"<pre class=\"code\"><code>{WebUtility.HtmlEncode(source)}</code></pre>";
        var lines = source.AsSpan().Count('\n') + 1;
        body.Append(code == CodeDisplay.Folded ? string.Create(CultureInfo.InvariantCulture, $"<details><summary>Code, {lines} line{(lines == 1 ? "" : "s")}</summary>{text}</details>") : text).Append('\n');
    }

    // Writes an output, and tells whether it is a figure, which needs plotly.js. The page contains that once, wherever the notebook had it.
    private static bool WriteOutput(StringBuilder body, CellOutput output)
    {
        var isFigure = false;
        var html = output switch
        {
            StreamOutput stream => $"<pre dir=\"auto\">{WebUtility.HtmlEncode(stream.Text.TrimEnd('\n'))}</pre>",
            ErrorOutput error => $"<pre class=\"error\" dir=\"auto\">{WebUtility.HtmlEncode(error.Message)}</pre>",
            DisplayOutput display => Shown(display.Data, out isFigure),
            _ => null,
        };
        if (html is not null)
            body.Append("<div class=\"output\">").Append(html).Append("</div>\n");
        return isFigure;
    }

    private static string? Shown(MimeBundle data, out bool isFigure)
    {
        isFigure = false;
        if (data.Html is { } html)
        {
            isFigure = html.Contains("analysiskit-figure", StringComparison.Ordinal);
            return Figure.WithoutLibrary(html);
        }

        foreach (var mimeType in (ReadOnlySpan<string>)["image/png", "image/jpeg", "image/gif"])
        {
            if (data.Text(mimeType) is { } picture)
                return $"<img alt=\"\" src=\"data:{mimeType};base64,{WebUtility.HtmlEncode(picture.ReplaceLineEndings(""))}\">";
        }

        if (data.Text("image/svg+xml") is { } drawing)
            return $"<img alt=\"\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(drawing))}\">";
        if (data.Text("text/markdown") is { } markdown)
            return SafeMarkdown.ToHtml(markdown, _ => null);
        return data.Plain is { } plain ? $"<pre dir=\"auto\">{WebUtility.HtmlEncode(plain)}</pre>" : null;
    }
}
