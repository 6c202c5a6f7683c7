using System.Buffers;

namespace AnalysisKit;

/// <summary>The lines of an archived text. They are separated by line breaks, tabs, or three spaces in a row, which are often left over from a page's layout.</summary>
internal static class TextLines
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\n\r\t\f\v\u0085\u2028\u2029\0");

    /// <summary>The lines that are not blank, without white space at their ends.</summary>
    public static List<Span> Of(string text)
    {
        var lines = new List<Span>();
        var start = 0;
        while (start < text.Length)
        {
            var rest = text.AsSpan(start);
            var length = rest.IndexOfAny(Breaks);
            var end = length < 0 ? text.Length : start + length;
            AddParts(text, start, end, lines);
            start = end + 1;
        }

        return lines;
    }

    private static void AddParts(string text, int start, int end, List<Span> lines)
    {
        while (start < end)
        {
            var blanks = text.AsSpan(start, end - start).IndexOf("   ", StringComparison.Ordinal);
            var partEnd = blanks < 0 ? end : start + blanks;
            AddTrimmed(text, start, partEnd, lines);
            start = partEnd;
            while (start < end && text[start] == ' ')
                start++;
        }
    }

    private static void AddTrimmed(string text, int start, int end, List<Span> lines)
    {
        while (start < end && IsBlank(text[start]))
            start++;
        while (end > start && IsBlank(text[end - 1]))
            end--;
        if (end > start)
            lines.Add(Span.Between(start, end));
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E');
}
