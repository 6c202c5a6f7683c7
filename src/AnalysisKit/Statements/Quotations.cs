namespace AnalysisKit;

/// <summary>
/// The outermost quotations of a text, as ranges of tokens between «», »«, "", “”, ‘’, '', two straight single marks, ‹›, &lt;&lt; &gt;&gt; or (( )). Nested quotations are part of the outer one;
/// a mark without a partner opens nothing. Several paragraphs that each begin with the opening mark, of which only the last is closed, are one quotation.
/// </summary>
internal sealed class Quotations
{
    private const int LongestQuote = 400;

    // Single marks are apostrophes too, so their quotations are short.
    private const int LongestSingle = 80;

    private readonly int[] _closing;
    private readonly int[] _around;
    private readonly bool[] _isMark;

    private Quotations(int[] closing, int[] around, bool[] isMark)
    {
        _closing = closing;
        _around = around;
        _isMark = isMark;
    }

    private enum Style
    {
        None,
        Guillemets,
        Double,
        Angles,
        Brackets,
        Single,
        Straight,
        StraightTwice,
    }

    /// <summary>The first token of the mark that closes the outermost quotation opened at a token; -1 if none is opened there. Of an opening mark of two tokens, both have it.</summary>
    public int ClosingOf(int opening) => _closing[opening];

    /// <summary>The last token of the mark that opens the outermost quotation around a token; -1 outside of quotations.</summary>
    public int Around(int token) => _around[token];

    /// <summary>Whether a token is a quotation mark, or a part of one of two tokens.</summary>
    public bool IsMark(int token) => _isMark[token];

    public static Quotations Of(Token[] tokens)
    {
        var closing = new int[tokens.Length];
        var around = new int[tokens.Length];
        var isMark = new bool[tokens.Length];
        Array.Fill(closing, -1);
        Array.Fill(around, -1);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Mark)
                continue;
            var style = StyleAt(tokens, i, out var width);
            isMark[i] |= style is Style.Guillemets or Style.Double;
            if (style == Style.None || !MayOpen(tokens, i, width, style) || FindClosing(tokens, i, width, style) is not { } end)
                continue;
            for (var k = i; k < i + width; k++)
            {
                closing[k] = end;
                isMark[k] = true;
            }

            var last = i + width - 1;
            for (var k = last + 1; k < end; k++)
            {
                around[k] = last;
                isMark[k] |= StyleAt(tokens, k, out _) is Style.Guillemets or Style.Double;
            }

            for (var k = end; k < end + width && k < tokens.Length; k++)
                isMark[k] = true;
            i = end + width - 1;
        }

        return new Quotations(closing, around, isMark);
    }

    private static Style StyleAt(Token[] tokens, int i, out int width)
    {
        width = 1;
        var token = tokens[i];
        if (token.Kind != TokenKind.Mark)
            return Style.None;
        var isTwice = i + 1 < tokens.Length && tokens[i + 1].Normal == token.Normal && Touches(tokens, i);
        switch (token.Normal)
        {
            case "\u00AB" or "\u00BB":
                return Style.Guillemets;
            case "\"" or "\u201C" or "\u201D" or "\u201E":
                return Style.Double;
            case "\u2018" or "\u2019" or "\u2039" or "\u203A":
                return Style.Single;
            case "<" or ">" when isTwice:
                width = 2;
                return Style.Angles;
            case "(" or ")" when isTwice:
                width = 2;
                return Style.Brackets;
            case "'" or "`" when isTwice:
                width = 2;
                return Style.StraightTwice;
            case "'":
                return Style.Straight;
            default:
                return Style.None;
        }
    }

    private static bool MayOpen(Token[] tokens, int i, int width, Style style) => style switch
    {
        Style.Guillemets or Style.Double => !OnlyCloses(tokens, i),
        Style.Angles => tokens[i].Normal == "<",
        Style.Brackets => tokens[i].Normal == "(",
        Style.Single => tokens[i].Normal is "\u2018" or "\u2039",
        _ => !TouchesBefore(tokens, i) && TouchesWord(tokens, i + width - 1),
    };

    private static int? FindClosing(Token[] tokens, int opening, int width, Style style) =>
        style is Style.Guillemets or Style.Double ? FindClosing(tokens, opening) : FindPartner(tokens, opening + width, style);

    // The partner of a mark that is no usual one: in the same paragraph, and not inside a word.
    private static int? FindPartner(Token[] tokens, int from, Style style)
    {
        var limit = Math.Min(tokens.Length, from + (style is Style.Single or Style.Straight ? LongestSingle : LongestQuote));
        for (var k = from; k < limit && tokens[k].Kind != TokenKind.LineBreak; k++)
        {
            if (StyleAt(tokens, k, out var width) != style)
                continue;
            if (style is Style.Straight or Style.StraightTwice ? !TouchesWord(tokens, k + width - 1) : tokens[k].Normal is ">" or ")" || (tokens[k].Normal is "\u2019" or "\u203A" && !TouchesWord(tokens, k)))
                return k > from ? k : null;
            k += width - 1;
        }

        return null;
    }

    private static int? FindClosing(Token[] tokens, int opening)
    {
        var mark = tokens[opening].Normal;
        var depth = 0;
        var others = 0;
        var paragraph = opening;
        var isNextParagraph = false;
        var limit = Math.Min(tokens.Length, opening + LongestQuote);
        for (var k = opening + 1; k < limit; k++)
        {
            var token = tokens[k];
            isNextParagraph |= token.Kind == TokenKind.LineBreak;
            var style = token.Kind == TokenKind.Mark ? StyleAt(tokens, k, out _) : Style.None;
            if (style is not (Style.Guillemets or Style.Double))
                continue;

            if (isNextParagraph && depth == 0 && token.Normal == mark && OnlyOpens(tokens, k))
            {
                // Each paragraph of a long quotation is opened anew: «...\n«...\n«...». If other paragraphs lie between, the first quotation was never closed.
                if (tokens[k - 1].Kind != TokenKind.LineBreak || !IsNextParagraph(tokens, paragraph, k))
                    return null;
                paragraph = k;
                continue;
            }

            var isDouble = mark is "\"" or "\u201C" or "\u201D" or "\u201E";
            if (isDouble != (style == Style.Double))
            {
                // A mark of the other kind: nested, or the wrong partner («...") where nothing nested is open.
                if (others > 0)
                    others += TouchesWord(tokens, k) && !TouchesBefore(tokens, k) ? 1 : -1;
                else if (TouchesWord(tokens, k))
                    others++;
                else if (tokens[k - 1].Span.End == token.Span.Start && k > opening + 1)
                    return k;
                continue;
            }

            if (isDouble)
            {
                if (token.Normal is "\"" or "\u201D" || (token.Normal == "\u201C" && !TouchesWord(tokens, k)))
                    return k;
                continue;
            }

            // Guillemets may be nested, and may be swapped (»...«): a mark like the first one opens, the other one closes.
            if (token.Normal == mark && OpensInside(tokens, k))
                depth++;
            else if (depth == 0)
                return k;
            else
                depth--;
        }

        return null;
    }

    // Whether nothing but the rest of one paragraph and line breaks lies between two marks.
    private static bool IsNextParagraph(Token[] tokens, int from, int to)
    {
        var k = to - 1;
        while (k > from && tokens[k].Kind == TokenKind.LineBreak)
            k--;
        for (; k > from; k--)
        {
            if (tokens[k].Kind == TokenKind.LineBreak)
                return false;
        }

        return true;
    }

    // A mark opens a nested quotation if it touches the token after it but not the one before it.
    private static bool OpensInside(Token[] tokens, int k) => Touches(tokens, k) && (k == 0 || tokens[k - 1].Span.End < tokens[k].Span.Start);

    // A mark that touches the word before it but not one after it can only close, so it opens no quotation even if its partner is missing.
    private static bool OnlyCloses(Token[] tokens, int k) => TouchesBefore(tokens, k) && !TouchesWord(tokens, k);

    private static bool OnlyOpens(Token[] tokens, int k) => !TouchesBefore(tokens, k) && Touches(tokens, k) && tokens[k + 1].Kind != TokenKind.Mark;

    private static bool TouchesBefore(Token[] tokens, int k) => k > 0 && tokens[k - 1].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Foreign && tokens[k - 1].Span.End == tokens[k].Span.Start;

    private static bool TouchesWord(Token[] tokens, int k) => Touches(tokens, k) && tokens[k + 1].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Foreign;

    private static bool Touches(Token[] tokens, int k) => k + 1 < tokens.Length && tokens[k].Span.End == tokens[k + 1].Span.Start;
}
