using System.Text.RegularExpressions;
using AnalysisKit.Charts;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Compares the outputs of a notebook with those that were saved. Ignores what is not a result: ids of elements, PNG pictures (which differ between machines), scripts, times, and how console text was cut into pieces.
/// </summary>
public static partial class NotebookComparison
{
    private const int LongestLine = 160;

    /// <summary>The differences, in the order of the cells, at most one per output. Cells are paired by their order.</summary>
    public static IReadOnlyList<OutputDifference> Compare(Notebook saved, Notebook now)
    {
        ArgumentNullException.ThrowIfNull(saved);
        ArgumentNullException.ThrowIfNull(now);
        var differences = new List<OutputDifference>();
        var before = saved.Cells.Where(c => !c.HasTag(CellTag.InjectedParameters)).ToList();
        var after = now.Cells.Select((cell, i) => (cell, Number: i + 1)).Where(c => !c.cell.HasTag(CellTag.InjectedParameters)).ToList();
        for (var i = 0; i < after.Count; i++)
        {
            var (cell, number) = after[i];
            if (cell.Kind != CellKind.Code || cell.HasTag(CellTag.Skip))
                continue;
            var was = i < before.Count ? Shown(before[i]) : [];
            var shown = Shown(cell);
            if (was.Count != shown.Count)
            {
                differences.Add(new OutputDifference(number, "outputs", $"{was.Count} outputs: {string.Join(", ", was.Select(o => o.Format))}", $"{shown.Count} outputs: {string.Join(", ", shown.Select(o => o.Format))}"));
                continue;
            }

            for (var k = 0; k < shown.Count; k++)
            {
                if (was[k].Format != shown[k].Format || was[k].Text != shown[k].Text)
                    differences.Add(First(number, was[k], shown[k]));
            }
        }

        return differences;
    }

    private static OutputDifference First(int cell, (string Format, string Text) saved, (string Format, string Text) now)
    {
        if (saved.Format != now.Format)
            return new OutputDifference(cell, now.Format, saved.Format, now.Format);
        var (was, shows) = (saved.Text.Split('\n'), now.Text.Split('\n'));
        var line = 0;
        while (line < was.Length && line < shows.Length && was[line] == shows[line])
            line++;
        var (left, right) = (line < was.Length ? was[line] : "", line < shows.Length ? shows[line] : "");

        // A long line is shown from a little before its first difference.
        var at = 0;
        while (at < left.Length && at < right.Length && left[at] == right[at])
            at++;
        at = Math.Max(0, at - 40);
        return new OutputDifference(cell, now.Format, Cut(left, at), Cut(right, at));
    }

    private static string Cut(string line, int from)
    {
        var text = from < line.Length ? line[from..] : "";
        return (from > 0 ? "…" : "") + (text.Length > LongestLine ? text[..LongestLine] + "…" : text);
    }

    // The outputs of a cell: one entry per stream (all its pieces together), one per format of a value, one per error.
    private static List<(string Format, string Text)> Shown(Cell cell)
    {
        var shown = new List<(string Format, string Text)>();
        foreach (var stream in cell.Outputs.OfType<StreamOutput>().GroupBy(s => s.Name).OrderBy(g => g.Key, StringComparer.Ordinal))
            shown.Add((stream.Key, Plain(string.Concat(stream.Select(s => s.Text)))));
        foreach (var output in cell.Outputs)
        {
            switch (output)
            {
                case DisplayOutput display:
                    foreach (var (format, content) in display.Data.Formats.Where(f => !f.Key.StartsWith("image/", StringComparison.Ordinal)))
                        shown.Add((format, Plain(display.Data.Text(format) ?? JupyterJson.Write(content))));
                    break;
                case ErrorOutput error:
                    shown.Add(("error", Plain($"{error.Name}: {error.Message}")));
                    break;
            }
        }

        return shown;
    }

    private static string Plain(string text)
    {
        var plain = Picture().Replace(TableScript().Replace(Figure.WithoutLibrary(text), ""), "");
        plain = FigureId().Replace(plain, "figure");
        return Time().Replace(plain.Replace("\r\n", "\n", StringComparison.Ordinal), "# s").TrimEnd();
    }

    // Of this version of the kit or an earlier one.
    [GeneratedRegex(@"<script> ?\(\(\) => \{ const size = 20, .*?</script>", RegexOptions.Singleline)]
    private static partial Regex TableScript();

    [GeneratedRegex("<img [^>]*src=\"data:image/[^>]*>")]
    private static partial Regex Picture();

    [GeneratedRegex("figure-[0-9a-f]{12}")]
    private static partial Regex FigureId();

    [GeneratedRegex(@"\b\d+(?:[.,]\d+)? ?(?:ms|s|seconds|milliseconds)\b")]
    private static partial Regex Time();
}
