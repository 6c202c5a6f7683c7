using System.Buffers;
using System.Globalization;

namespace AnalysisKit;

/// <summary>Marks HTML that was left in the text: entities whole or broken (&amp;laquo; #187; &amp;amp;quot; quot;), tags, comments and scripts.</summary>
internal static class EntityMarker
{
    private const int LongestName = 8;
    private const int LongestTag = 1000;

    private static readonly SearchValues<char> Signs = SearchValues.Create("&#<;");
    private static readonly CleaningLexicon Lexicon = CleaningLexicon.Instance;

    public static void Mark(string text, List<MarkedSpan> marks)
    {
        var isOpen = false;
        var at = 0;
        while (at < text.Length)
        {
            var found = text.AsSpan(at).IndexOfAny(Signs);
            if (found < 0)
                return;
            var start = at + found;
            at = start + 1;
            if (text[start] == '<')
            {
                if (TagEnd(text, start) is { } end)
                {
                    marks.Add(new MarkedSpan(Span.Between(start, end), MarkKind.Markup));
                    at = end;
                }
            }
            else if (Entity(text, start) is { } entity)
            {
                at = entity.Span.End;
                marks.Add(entity.Quote == '\0' ? new MarkedSpan(entity.Span, MarkKind.Markup) : Quote(text, entity.Span, entity.Quote, ref isOpen));
            }
        }
    }

    private static MarkedSpan Quote(string text, Span span, char quote, ref bool isOpen)
    {
        var side = Side(text, span, isOpen);
        isOpen = side == QuoteSide.Opening;
        return new MarkedSpan(span, MarkKind.BrokenQuoteEntity, quote, side);
    }

    /// <summary>A mark at the start of a word opens, and one at the end closes. If its position does not tell, marks open and close in turn.</summary>
    private static QuoteSide Side(string text, Span span, bool isOpen)
    {
        var before = span.Start == 0 || char.IsWhiteSpace(text[span.Start - 1]) || text[span.Start - 1] is '(' or ':' or '[';
        var after = span.End == text.Length || char.IsWhiteSpace(text[span.End]) || text[span.End] is '.' or '،' or ',' or ')' or ']' or ':' or '؛' or '؟' or '!';
        if (before != after)
            return before ? QuoteSide.Opening : QuoteSide.Closing;
        return isOpen ? QuoteSide.Closing : QuoteSide.Opening;
    }

    /// <summary>The entity at a position, which holds "&amp;" or "#" before a name or number, or ";" after a name that lost its "&amp;".</summary>
    private static (Span Span, char Quote)? Entity(string text, int start)
    {
        if (text[start] == ';')
            return BareName(text, start);
        var at = start;
        while (text[at] == '&')
        {
            at++;
            while (text.AsSpan(at).StartsWith("amp;", StringComparison.OrdinalIgnoreCase))
                at += 4;
            if (at >= text.Length)
                return null;
            if (text[at] != '&')
                break;
        }

        return text[at] == '#' ? Numbered(text, start, at + 1) : Named(text, start, at);
    }

    private static (Span, char)? Numbered(string text, int start, int at)
    {
        var isHex = at < text.Length && text[at] is 'x' or 'X';
        var first = isHex ? at + 1 : at;
        var end = first;
        while (end < text.Length && end - first < 6 && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
            end++;
        if (end - first < 2 || end >= text.Length || text[end] != ';')
            return null;
        var code = int.Parse(text.AsSpan(first, end - first), isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        return (Span.Between(start, end + 1), Lexicon.Quotes.GetValueOrDefault(code.ToString(CultureInfo.InvariantCulture)));
    }

    private static (Span, char)? Named(string text, int start, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestName && char.IsAsciiLetter(text[end]))
            end++;
        var name = text[at..end].ToLowerInvariant();
        var closed = end < text.Length && text[end] == ';';
        if (Lexicon.Quotes.TryGetValue(name, out var quote))
            return (Span.Between(start, closed ? end + 1 : end), quote);
        if (closed && Lexicon.Entities.Contains(name))
            return (Span.Between(start, end + 1), '\0');
        var onlyAmpersands = end == at && at > start + 1;
        return onlyAmpersands ? (Span.Between(start, at), '\0') : null;
    }

    private static (Span, char)? BareName(string text, int semicolon)
    {
        var start = semicolon;
        while (start > 0 && semicolon - start < LongestName && char.IsAsciiLetter(text[start - 1]))
            start--;
        return start < semicolon && Lexicon.Quotes.TryGetValue(text[start..semicolon].ToLowerInvariant(), out var quote) ? (Span.Between(start, semicolon + 1), quote) : null;
    }

    /// <summary>The position after the tag, comment or script that starts at "&lt;"; null if the "&lt;" is plain text.</summary>
    private static int? TagEnd(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith("<!--", StringComparison.Ordinal))
            return rest.IndexOf("-->", StringComparison.Ordinal) is >= 0 and var close ? start + close + 3 : text.Length;
        foreach (var (opening, closing) in (ReadOnlySpan<(string, string)>)[("<script", "</script>"), ("<style", "</style>")])
        {
            if (rest.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && rest.Length > opening.Length && !char.IsAsciiLetter(rest[opening.Length]))
                return rest.IndexOf(closing, StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? start + end + closing.Length : text.Length;
        }

        if (rest.Length < 3 || !(char.IsAsciiLetter(rest[1]) || (rest[1] is '/' or '!' && char.IsAsciiLetter(rest[2]))))
            return null;
        var tagEnd = rest[..Math.Min(rest.Length, LongestTag)].IndexOf('>');
        return tagEnd < 0 ? null : start + tagEnd + 1;
    }
}
