using System.Globalization;
using System.Text;

namespace AnalysisKit.Cli;

/// <summary>Prepares article text for a line of a terminal, and numbers for a sentence.</summary>
internal static class Plain
{
    /// <summary>The text on one line, without control characters (an article must not steer the terminal).</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsControl(c) && !char.IsWhiteSpace(c))
                line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The text on one line, cut after at most <paramref name="length"/> characters, at a space where there is one near.</summary>
    public static string Cut(string text, int length)
    {
        var line = Line(text);
        if (line.Length <= length)
            return line;
        var end = line.LastIndexOf(' ', length);
        if (end < length / 2)
            end = char.IsHighSurrogate(line[length - 1]) ? length - 1 : length;
        return line[..end] + " …";
    }

    /// <summary>A number with its noun: 1 article, 2,000 articles.</summary>
    public static string Several(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
