using System.Text;

namespace AnalysisKit.Notebooks.Export;

/// <summary>
/// The students' copy of a notebook, as nbgrader makes it: lines between <c>### BEGIN SOLUTION</c> and <c>### END SOLUTION</c> are replaced by a place for the answer, and hidden tests between
/// <c>### BEGIN HIDDEN TESTS</c> and <c>### END HIDDEN TESTS</c> are removed, as are all outputs.
/// </summary>
public static class StudentExport
{
    /// <summary>The text in the place for the answer.</summary>
    private const string Place = "// YOUR ANSWER HERE · اكتب جوابك هنا\nthrow new NotImplementedException(\"This exercise has no answer yet.\");";

    private static readonly (string Begin, string End, string Instead)[] Parts = [("### BEGIN SOLUTION", "### END SOLUTION", Place), ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS", "")];

    /// <summary>The copy.</summary>
    /// <param name="notebook">The teacher's notebook.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="DataFormatException">A part has a beginning but no end, or an end but no beginning; the message names cell and line.</exception>
    public static Notebook Write(Notebook notebook, string file)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var cells = notebook.Cells.Select((cell, i) => cell.Kind == CellKind.Code
            ? cell with { Source = Without(cell.Source, file, i + 1), Outputs = [], ExecutionCount = null }
            : cell.Kind == CellKind.Markdown ? cell with { Source = Without(cell.Source, file, i + 1) } : cell);
        return notebook with { Cells = [.. cells.Where((c, i) => c.Source.Trim().Length > 0 || notebook.Cells[i].Source.Trim().Length == 0)] };
    }

    private static string Without(string source, string file, int cell)
    {
        var kept = new StringBuilder();
        (string Begin, string End, string Instead)? open = null;
        var lines = source.Split('\n');
        var begun = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            foreach (var part in Parts)
            {
                if (line.Contains(part.Begin, StringComparison.Ordinal) && open is not null)
                    throw Wrong(i, $"\"{part.Begin}\" stands inside the part that line {begun} begins");
                if (line.Contains(part.End, StringComparison.Ordinal) && open?.End != part.End)
                    throw Wrong(i, $"\"{part.End}\" ends a part that nothing begins");
            }

            if (open is { } inside)
            {
                if (line.Contains(inside.End, StringComparison.Ordinal))
                    open = null;
                continue;
            }

            if (Array.Find(Parts, p => line.Contains(p.Begin, StringComparison.Ordinal)) is { Begin: not null } found)
            {
                (open, begun) = (found, i + 1);
                var indent = line[..(line.Length - line.TrimStart().Length)];
                if (found.Instead.Length > 0)
                    kept.Append(indent).Append(found.Instead.Replace("\n", "\n" + indent, StringComparison.Ordinal)).Append('\n');
                continue;
            }

            kept.Append(line).Append('\n');
        }

        if (open is { } never)
            throw Wrong(begun - 1, $"\"{never.Begin}\" is not ended in this cell by \"{never.End}\"");
        return kept.ToString().TrimEnd('\n');

        DataFormatException Wrong(int line, string what) => new(file, 0, $"cell {cell}, line {line + 1}: {what}.");
    }
}
