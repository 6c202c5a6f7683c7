using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AnalysisKit.Charts;

/// <summary>Prepares text for plotly.js, which reads a subset of HTML, does not break lines and does not isolate right-to-left text: encodes, wraps and isolates it.</summary>
internal static partial class ChartText
{
    private const char RightToLeftIsolate = '\u2067';
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';
    private const int HeadingWidth = 60;

    /// <summary>A label of one line.</summary>
    public static string Label(string text) => FirstStrongIsolate + Encode(text) + PopDirectionalIsolate;

    /// <summary>The bold first lines of a hover text.</summary>
    public static string Heading(string text) => $"<b>{Wrap(text, HeadingWidth)}</b>";

    /// <summary>A text of several lines of at most <paramref name="width"/> characters, and at most <paramref name="lines"/> of them.</summary>
    public static string Wrap(string text, int width, int lines = int.MaxValue) => string.Join("<br>", Lines(text, width, lines).Select(Label));

    /// <summary>A text of which each line runs from right to left, whatever it begins with. The sign of western digits stays on their left.</summary>
    public static string FromRight(string text) => string.Join("<br>", text.Split("<br>").Select(line => line.Length == 0 ? line : RightToLeftIsolate + Sign().Replace(line, "\u200E$0") + PopDirectionalIsolate));

    /// <summary>The lines of <see cref="Wrap"/>, as plain text. A word that is longer than a line is broken behind one of its joints (/ - _ . :), or else between characters, never within one.</summary>
    public static List<string> Lines(string text, int width, int lines = int.MaxValue)
    {
        var rows = new List<string>();
        var row = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Parts(word, width)))
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
        return rows;
    }

    /// <summary>How many characters a line should have, so that few of some labels have more than four lines: a usual number, or more for long labels.</summary>
    public static int Width(IEnumerable<string> labels, int usual)
    {
        const int FewLines = 4, Widest = 56;
        return Math.Clamp((labels.Select(l => l.Length).DefaultIfEmpty(0).Max() / FewLines) + 1, usual, Math.Max(usual, Widest));
    }

    /// <summary>The number of lines of the label that has most.</summary>
    public static int MostLines(IEnumerable<string> labels, int width) => labels.Select(l => Lines(l, width).Count).DefaultIfEmpty(1).Max();

    /// <summary>A passage wrapped into lines, with its node in bold.</summary>
    public static string Passage(string before, string node, string after, int width)
    {
        var rows = new List<string>();
        var row = new StringBuilder();
        var length = 0;
        foreach (var (word, bold) in Words(before, false).Concat(Words(node, true)).Concat(Words(after, false)))
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

        IEnumerable<(string, bool)> Words(string text, bool bold) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Parts(word, width)).Select(word => (word, bold));
    }

    [GeneratedRegex(@"(?<![0-9\p{L}\u200E\u061C])[+-](?=[0-9])")]
    private static partial Regex Sign();

    private static IEnumerable<string> Parts(string word, int width)
    {
        var (start, joint) = (0, 0);
        for (var at = 0; at < word.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(word, at);
            if (at > start && at + length - start > width)
            {
                // Better behind a joint, as in "paper/2012-02-sanctions".
                var end = joint > start ? joint : at;
                yield return word[start..end];
                start = end;
            }

            at += length;
            if (word[at - 1] is '/' or '-' or '_' or '.' or ':')
                joint = at;
        }

        yield return word[start..];
    }

    // Of the entities plotly.js decodes few, not that of the quotation mark, so only what it reads as markup is encoded.
    private static string Encode(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\u2066' or '\u2067' or '\u2068' or '\u2069' or '\u202A' or '\u202B' or '\u202C' or '\u202D' or '\u202E')
                continue;
            _ = c switch
            {
                '&' => clean.Append("&amp;"),
                '<' => clean.Append("&lt;"),
                '>' => clean.Append("&gt;"),
                _ => clean.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c),
            };
        }

        return clean.ToString();
    }
}
