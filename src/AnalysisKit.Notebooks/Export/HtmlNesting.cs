namespace AnalysisKit.Notebooks.Export;

/// <summary>
/// How deeply the elements of an HTML text are nested, and how many stand side by side, found by reading its tags once. Parsing takes time that grows with the text times its depth, what walks over the parsed tree a stack as deep,
/// and cleaning it time that grows with the square of an element's children.
/// </summary>
internal static class HtmlNesting
{
    // Elements that end without an end tag: by their own kind, or because nothing can be in them.
    private static readonly HashSet<string> Shallow = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    private static readonly string[] Raw = ["script", "style"];

    /// <summary>Whether no more elements are open at a time, and no more follow each other between two ends of elements, than the given numbers. The cells of a table count by row.</summary>
    public static bool IsWithin(string html, int deepest, int mostChildren)
    {
        var open = 0;
        var (children, rows) = (new Stack<int>([0]), 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at))
        {
            at++;
            if (html.AsSpan(at).StartsWith("!--"))
            {
                at = After(html, "-->", at);
                continue;
            }

            var isEnd = at < html.Length && html[at] == '/';
            var begin = isEnd ? at + 1 : at;
            var end = begin;
            while (end < html.Length && (char.IsAsciiLetterOrDigit(html[end]) || html[end] == '-'))
                end++;
            if (end == begin)
                continue;
            var name = html[begin..end];
            at = end;
            if (!isEnd)
            {
                var isRow = name.Equals("tr", StringComparison.OrdinalIgnoreCase);
                var count = isRow ? ++rows : children.Pop() + 1;
                if (count > mostChildren)
                    return false;
                if (isRow)
                    children.Pop();
                children.Push(isRow ? 0 : count);
            }

            if (Shallow.Contains(name))
                continue;
            if (isEnd)
            {
                open = Math.Max(0, open - 1);
                if (children.Count > 1)
                    children.Pop();
            }
            else if (Array.Exists(Raw, raw => raw.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                at = After(html, "</" + name, at);
            }
            else if (++open > deepest)
            {
                return false;
            }
            else
            {
                children.Push(0);
                if (name.Equals("table", StringComparison.OrdinalIgnoreCase))
                    rows = 0;
            }
        }

        return true;
    }

    private static int After(string html, string mark, int at)
    {
        var found = html.IndexOf(mark, at, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }
}
