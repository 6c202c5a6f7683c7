using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace AnalysisKit;

/// <summary>Makes a frame's table paged, and sorted by a click on a column heading. Where scripts do not run, only the first rows are shown.</summary>
internal static class DataFrameScript
{
    private const string Source =
        """
        <script>
        (() => {
          const size = 20, number = /^[-+]?(\d+(\.\d+)?|\.\d+)(e[-+]?\d+)?$/i;
          const order = (a, b) => a === b ? 0 : a === '' ? 1 : b === '' ? -1 : number.test(a) && number.test(b) ? a - b : a.localeCompare(b, 'ar', { numeric: true });
          const take = table => {
            const note = table.nextElementSibling, more = note && note.nextElementSibling, body = table.tBodies[0];
            if (!note || !body || !body.rows.length) return;
            table.dataset.ready = '1';
            const shown = [...body.rows].map(row => [...row.cells]), heads = [...table.tHead.rows[0].cells];
            const right = heads.map((_, i) => shown.some(cells => cells[i].style.textAlign === 'right'));
            const whole = heads.map((_, i) => shown.some(cells => cells[i].style.whiteSpace === 'nowrap'));
            const first = shown.map(cells => cells.map(cell => cell.textContent)).concat(more && more.matches('script.dataframe-rows') ? JSON.parse(more.textContent) : []);
            let rows = first, at = 0, by = -1, down = false;
            const place = document.createElement('span');
            const show = () => {
              body.replaceChildren(...rows.slice(at, at + size).map(texts => {
                const row = document.createElement('tr');
                texts.forEach((text, i) => {
                  const cell = row.insertCell();
                  cell.dir = 'auto';
                  cell.style.textAlign = right[i] ? 'right' : 'start';
                  if (whole[i]) cell.style.whiteSpace = 'nowrap';
                  cell.textContent = text;
                });
                return row;
              }));
              place.textContent = ` ${at + 1}–${Math.min(at + size, rows.length)} / ${rows.length} `;
              heads.forEach((head, i) => head.setAttribute('aria-sort', i !== by ? 'none' : down ? 'descending' : 'ascending'));
            };
            const act = (element, label, action) => {
              element.tabIndex = 0;
              element.style.cursor = 'pointer';
              element.title = label;
              element.addEventListener('click', action);
              element.addEventListener('keydown', event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); action(); } });
            };
            heads.forEach((head, i) => act(head, 'Sort · ترتيب', () => {
              [by, down] = by !== i ? [i, right[i]] : down === right[i] ? [i, !down] : [-1, false];
              rows = by < 0 ? first : [...first].sort((a, b) => a[i] === '' || b[i] === '' ? order(a[i], b[i]) : down ? order(b[i], a[i]) : order(a[i], b[i]));
              at = 0;
              show();
            }));
            if (rows.length <= size) return;
            const turn = (text, label, step) => {
              const button = document.createElement('button');
              button.type = 'button';
              button.textContent = text;
              button.style.cssText = 'color:inherit;background:none;border:1px solid;border-radius:3px;padding:0 .5em';
              act(button, label, () => { if (at + step >= 0 && at + step < rows.length) { at += step; show(); } });
              return button;
            };
            const pages = document.createElement('span');
            pages.dir = 'ltr';
            pages.append(' ', turn('‹', 'Previous rows · السابق', -size), place, turn('›', 'Next rows · التالي', size));
            note.append(pages);
            const said = note.firstChild, all = said && said.nodeType === 3 && +said.data.replace(/,/g, '').match(/^\d*/)[0];
            if (all) said.data = said.data.replace(/; .*$/, all > rows.length ? `; the first ${rows.length} can be paged through` : '');
            place.textContent = ` 1–${size} / ${rows.length} `;
          };
          const takeAll = () => document.querySelectorAll('table.dataframe:not([data-ready])').forEach(take);
          for (const wait of [0, 300, 1500]) setTimeout(takeAll, wait);
        })();
        </script>
        """;

    /// <summary>
    /// The script, the same for every table, on one line. It handles all tables of the page that no script handles yet, and also works if the host adds the table to the page after it has run the script.
    /// </summary>
    public static readonly string Code = string.Join(' ', Source.Split('\n', StringSplitOptions.TrimEntries));

    /// <summary>The script that writes what pages a table has in a language and digits.</summary>
    public static string CodeIn(DisplayWording wording)
    {
        var code = wording.IsArabic ? ArabicCode.Value : Code;
        return wording.Numerals == Numerals.ArabicIndic ? InArabicDigits(code) : code;
    }

    // Cells are sorted by the numbers that they show, and what is counted is written in the digits of the cells.
    private static string InArabicDigits(string code) => code
        .Replace("const size = 20,", "const western = text => text.replace(/[\u061C\u200E]/g, '').replace(/[\u0660-\u0669]/g, digit => digit.charCodeAt() - 1632).replace('\u066B', '.'), arabic = (parts, ...values) => String.raw({ raw: parts }, ...values).replace(/\\d/g, digit => String.fromCharCode(1632 + +digit)), size = 20,", StringComparison.Ordinal)
        .Replace("number.test(a) && number.test(b) ? a - b", "number.test(western(a)) && number.test(western(b)) ? western(a) - western(b)", StringComparison.Ordinal)
        .Replace("+said.data.replace(/,/g, '')", "+western(said.data).replace(/[,\u066C]/g, '')", StringComparison.Ordinal)
        .Replace("place.textContent = `", "place.textContent = arabic`", StringComparison.Ordinal)
        .Replace("rows.length ? `", "rows.length ? arabic`", StringComparison.Ordinal);

    // An Arabic footer begins with words, and another mark stands before the part that the script writes anew.
    private static readonly Lazy<string> ArabicCode = new(() => Code
        .Replace("match(/^\\d*/)[0]", "match(/\\d+/)[0]", StringComparison.Ordinal)
        .Replace("/; .*$/", "/\u061B .*$/", StringComparison.Ordinal)
        .Replace("`; the first ${rows.length} can be paged through`", "`" + TableLabels.Text("frame_paged", ChartLanguage.Arabic, "${rows.length}") + "`", StringComparison.Ordinal));

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The class of the element with further rows.</summary>
    public const string RowsClass = "dataframe-rows";

    /// <summary>The rows after those that the table shows, as JSON for the script.</summary>
    public static string Rows(IEnumerable<IEnumerable<string>> rows) =>
        string.Create(CultureInfo.InvariantCulture, $"<script type=\"application/json\" class=\"{RowsClass}\">{JsonSerializer.Serialize(rows, Json)}</script>\n");

    /// <summary>The content of such an element, written anew; <see langword="null"/> if it is not a list of rows.</summary>
    public static string? RowsIn(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<string[][]>(json) is { } rows ? JsonSerializer.Serialize(rows, Json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
