namespace AnalysisKit.Notebooks.Export;

/// <summary>How deeply the elements of an HTML text are nested, found by reading its tags once. Parsing takes time that grows with the text times its depth, and what walks over the parsed tree a stack as deep.</summary>
internal static class HtmlNesting
{
    // Elements that end without an end tag: by their own kind, or because nothing can be in them.
    private static readonly HashSet<string> Shallow = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    private static readonly string[] Raw = ["script", "style"];

    /// <summary>Whether no more elements are open at a time than the given number.</summary>
    public static bool IsWithin(string html, int most)
    {
        var open = 0;
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
            if (Shallow.Contains(name))
                continue;
            if (isEnd)
                open = Math.Max(0, open - 1);
            else if (Array.Exists(Raw, raw => raw.Equals(name, StringComparison.OrdinalIgnoreCase)))
                at = After(html, "</" + name, at);
            else if (++open > most)
                return false;
        }

        return true;
    }

    private static int After(string html, string mark, int at)
    {
        var found = html.IndexOf(mark, at, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? html.Length : found + mark.Length;
    }
}
