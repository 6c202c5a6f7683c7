using System.Globalization;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>The error of a cell for people: what is wrong in red, the lines of code around it, and the calls that led there, in the terminal colours that front ends show in those of their theme.</summary>
internal static class Traceback
{
    private const int LinesAround = 2;
    private const int LongestLine = 200;
    private const string Red = "\u001b[1;31m";
    private const string Blue = "\u001b[34m";
    private const string Plain = "\u001b[0m";

    /// <summary>The lines.</summary>
    /// <param name="error">The error.</param>
    /// <param name="codeOf">Gives the code of a cell by its name; null if it is not known.</param>
    public static IReadOnlyList<string> Of(CellError error, Func<string, string?> codeOf) =>
    [
        Red + error + Plain,
        .. error.Line > 0 && codeOf(error.Place) is { } code ? Excerpt(code, error.Line) : [],
        .. error.Traceback.Skip(1).Select(Coloured), // The first line is the error again.
    ];

    private static IEnumerable<string> Excerpt(string code, int line)
    {
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var first = Math.Max(1, line - LinesAround);
        var last = Math.Min(lines.Length, line + LinesAround);
        var width = last.ToString(CultureInfo.InvariantCulture).Length;
        for (var i = first; i <= last; i++)
        {
            var text = lines[i - 1].Length <= LongestLine ? lines[i - 1] : lines[i - 1][..LongestLine] + "…";
            var number = i.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            yield return i == line ? $"{Red}--> {number} {Plain}{text}" : $"    {Blue}{number}{Plain} {text}";
        }
    }

    // Places in cells are where the user can change something.
    private static string Coloured(string line) => line.StartsWith("   in ", StringComparison.Ordinal) ? Blue + line + Plain
        : line.StartsWith("   at ", StringComparison.Ordinal) ? line
        : Red + line + Plain;
}
