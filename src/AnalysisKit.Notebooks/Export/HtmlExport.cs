using System.Net;
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
        .left-out{color:var(--soft)}
        .dni-code-hint{font-style:italic;overflow:hidden;white-space:nowrap}
        .dni-treeview{white-space:nowrap}
        details.dni-treeview{padding-inline-start:1em}
        table tr td pre{margin:0}
        @media print{details,.analysiskit-passages{display:none}.output{break-inside:avoid}}
        """;

    // Tells which program made the page.
    private const string Mark = "<meta name=\"generator\" content=\"AnalysisKit\">";

    // The mark stands behind the policy, which is of this length at most.
    private const int LongestBeginning = 4096;

    /// <summary>Whether a file is a page that was made here.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static bool IsOwn(string path)
    {
        using var reader = new StreamReader(path);
        var beginning = new char[LongestBeginning];
        return new string(beginning, 0, reader.ReadBlock(beginning)).Contains(Mark, StringComparison.Ordinal);
    }

    /// <summary>
    /// The page. Outputs are those saved in the notebook: run it first. Nothing that the notebook holds runs, and nothing is loaded: HTML is cleaned, figures are drawn from their JSON, and the page's policy allows
    /// only the scripts that come from here.
    /// </summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="path">The notebook's file: below its folder are its pictures, and its name is the title where the notebook has no heading.</param>
    /// <param name="code">How code is shown.</param>
    /// <param name="isTrusted">Whether HTML of outputs stays as it is, with its scripts, and the page has no policy. That of prose is cleaned all the same.</param>
    /// <param name="warn">Receives what is left out, a sentence each.</param>
    /// <param name="language">The language of the page: an Arabic one runs from right to left.</param>
    /// <param name="numerals">The digits in which the pages of tables are counted.</param>
    public static string Write(Notebook notebook, string path, CodeDisplay code = CodeDisplay.Shown, bool isTrusted = false, Action<string>? warn = null, ChartLanguage language = ChartLanguage.English, Numerals numerals = Numerals.Western)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var page = new PageBody(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path), code, isTrusted, warn ?? (_ => { }));
        for (var i = 0; i < notebook.Cells.Count; i++)
            page.Write(notebook.Cells[i], i + 1);
        var heading = notebook.Cells.Where(c => c.Kind == CellKind.Markdown).SelectMany(c => c.Source.Split('\n')).FirstOrDefault(l => l.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? Path.GetFileNameWithoutExtension(path);
        var library = page.HasFigure ? Figure.Library : "";
        string[] scripts = [.. page.HasFigure ? [FigureData.Script] : Array.Empty<string>(), .. page.HasTable ? [DataFrameScript.CodeIn(new(language, numerals))] : Array.Empty<string>()];
        var policy = isTrusted ? "" : PagePolicy.Meta([.. page.HasFigure ? [library] : Array.Empty<string>(), .. scripts]);
        return $"<!DOCTYPE html>\n<html{(language == ChartLanguage.Arabic ? " lang=\"ar\" dir=\"rtl\"" : "")}><head><meta charset=\"utf-8\">{policy}{Mark}<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{WebUtility.HtmlEncode(heading)}</title>\n<style>\n{Style}\n</style>\n{library}</head>\n<body>\n{page.Html}{string.Join('\n', scripts)}</body></html>\n";
    }
}
