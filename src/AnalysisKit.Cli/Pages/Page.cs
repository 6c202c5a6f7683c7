using AnalysisKit.Charts;

namespace AnalysisKit.Cli.Pages;

/// <summary>The frame of every page: one self-contained file that loads nothing, reads well on a phone, and follows the reader's dark mode.</summary>
internal static class Page
{
    /// <summary>The script element by which a click on a heading sorts each table of the class sortable.</summary>
    public const string SortScript =
        """
        <script>
        for (const table of document.querySelectorAll('table.sortable')) {
          const body = table.tBodies[0];
          const original = [...body.rows];
          table.tHead.addEventListener('click', event => {
            const heading = event.target.closest('th');
            if (!heading || !event.target.closest('button')) return;
            const descending = heading.getAttribute('aria-sort') === 'ascending';
            for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
            heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
            const column = heading.cellIndex;
            const key = row => row.cells[column].dataset.key ?? row.cells[column].textContent.trim();
            const number = heading.classList.contains('num');
            const compare = (a, b) => number ? (parseFloat(key(a)) || 0) - (parseFloat(key(b)) || 0) : key(a).localeCompare(key(b));
            const rows = original.slice().sort((a, b) => descending ? compare(b, a) : compare(a, b));
            body.append(...rows);
          });
        }
        </script>
        """;

    private static readonly string Style =
        """
        :root { color-scheme: light dark; --ink: #1c2024; --soft: #5b6470; --line: #d9dee4; --paper: #ffffff; --band: #f5f7f9; {light} --mark: #fff1b8; --gold: #cfe3ff; --both: #c9efd6; }
        @media screen and (prefers-color-scheme: dark) { :root { --ink: #e4e8ec; --soft: #9aa5b1; --line: #343b43; --paper: #15181c; --band: #1d2127; {dark} --mark: #5a4a10; --gold: #1f3f66; --both: #1d4d33; } }
        * { box-sizing: border-box; } html { overflow-y: scroll; }
        body { margin: 0 auto; max-width: 80rem; padding: 1rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 16px/1.7 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", sans-serif; }
        a { color: inherit; } h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .25rem; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; } h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem; }
        .soft, small { color: var(--soft); } .for { color: var(--for); } .against { color: var(--against); } [dir=rtl] .num { text-align: right; } .num { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .scroll { overflow-x: auto; } .figure { margin: 1rem 0; overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .93rem; } th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
        thead th { position: sticky; top: 0; background: var(--band); } th button { all: unset; cursor: pointer; font-weight: 600; } th button:focus-visible { outline: 2px solid; } th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
        details { border-bottom: 1px solid var(--line); } summary { cursor: pointer; padding: .5rem 0; } blockquote { margin: .25rem 0 .9rem; padding: .5rem .9rem; background: var(--band); border-inline-start: 3px solid var(--line); border-radius: 4px; overflow-wrap: anywhere; }
        blockquote p { margin: 0; } mark { {mark}; } mark.gold { --mark: var(--gold); } mark.both { --mark: var(--both); }
        tr.small td, tr.small td.soft { color: var(--soft); font-style: italic; }
        td.who { min-width: 12rem; } td.text { min-width: 18rem; overflow-wrap: anywhere; } .key mark { padding: .1em .4em; }
        """.Replace("{light}", SideColours.Light, StringComparison.Ordinal).Replace("{dark}", SideColours.Dark, StringComparison.Ordinal).Replace("{mark}", MarkedWords.Style, StringComparison.Ordinal);

    /// <summary>Writes a page.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="title">The title, plain text.</param>
    /// <param name="body">Writes what the page shows, in which no script runs.</param>
    /// <param name="scripts">The page's script elements, which stand after all else.</param>
    public static void Write(TextWriter output, string title, Action<TextWriter> body, params IReadOnlyList<string> scripts) => Write(output, title, ChartLanguage.English, body, scripts);

    /// <summary>Writes a page in a language; in Arabic from right to left.</summary>
    public static void Write(TextWriter output, string title, ChartLanguage language, Action<TextWriter> body, params IReadOnlyList<string> scripts)
    {
        output.WriteLine("<!DOCTYPE html>");
        output.WriteLine(language == ChartLanguage.Arabic ? "<html lang=\"ar\" dir=\"rtl\">" : "<html lang=\"en\">");
        output.WriteLine("<head>");
        output.WriteLine("<meta charset=\"utf-8\">");
        output.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        output.WriteLine(PagePolicy.Meta([.. scripts]));
        output.WriteLine($"<title>{Html.Encode(title)}</title>");
        output.WriteLine($"<style>\n{Style}\n</style>");
        output.WriteLine("</head>");
        output.WriteLine("<body>");
        body(output);
        foreach (var script in scripts)
            output.WriteLine(script);
        output.WriteLine("</body>");
        output.WriteLine("</html>");
    }
}
