using System.Net;
using System.Text;

namespace AnalysisKit.Charts;

/// <summary>Prepares text for plotly.js, which reads a subset of HTML, does not break lines and does not isolate right-to-left text: encodes, wraps and isolates it.</summary>
internal static class ChartText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';

    /// <summary>A label of one line.</summary>
    public static string Label(string text) => FirstStrongIsolate + Encode(text) + PopDirectionalIsolate;

    /// <summary>A text of several lines of at most <paramref name="width"/> characters, and at most <paramref name="lines"/> of them.</summary>
    public static string Wrap(string text, int width, int lines = 6)
    {
        var rows = new List<string>();
        var row = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (row.Length > 0 && row.Length + 1 + word.Length > width)
            {
                rows.Add(row.ToString());
                row.Clear();
            }

            if (rows.Count == lines)
                break;
            if (row.Length > 0)
                row.Append(' ');
            row.Append(word);
        }

        if (rows.Count < lines && row.Length > 0)
            rows.Add(row.ToString());
        else if (rows.Count == lines)
            rows[^1] += " …";
        return string.Join("<br>", rows.Select(Label));
    }

    /// <summary>A passage wrapped into lines, with its node in bold.</summary>
    public static string Passage(string before, string node, string after, int width)
    {
        var rows = new List<string>();
        var row = new StringBuilder();
        var length = 0;
        foreach (var (word, bold) in Parts(before, false).Concat(Parts(node, true)).Concat(Parts(after, false)))
        {
            if (length > 0 && length + 1 + word.Length > width)
            {
                rows.Add(row.ToString());
                row.Clear();
                length = 0;
            }

            row.Append(length > 0 ? " " : "").Append(bold ? "<b>" : "").Append(Encode(word)).Append(bold ? "</b>" : "");
            length += word.Length + 1;
        }

        rows.Add(row.ToString());
        return string.Join("<br>", rows.Select(r => FirstStrongIsolate + r + PopDirectionalIsolate));

        static IEnumerable<(string, bool)> Parts(string text, bool bold) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, bold));
    }

    private static string Encode(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsControl(c) && c is not ('\u2066' or '\u2067' or '\u2068' or '\u2069' or '\u202A' or '\u202B' or '\u202C' or '\u202D' or '\u202E'))
                clean.Append(c);
        }

        return WebUtility.HtmlEncode(clean.ToString()).Replace("&#39;", "'", StringComparison.Ordinal);
    }
}
