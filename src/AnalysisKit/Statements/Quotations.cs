namespace AnalysisKit;

/// <summary>The outermost quotations of a text, as ranges of tokens between «», »«, "" or “” marks. Nested quotations are part of the outer one; a mark without a partner opens nothing.</summary>
internal sealed class Quotations
{
    private const int LongestQuote = 400;

    private readonly int[] _closing;
    private readonly int[] _around;

    private Quotations(int[] closing, int[] around)
    {
        _closing = closing;
        _around = around;
    }

    public static bool IsQuote(Token token) => token.Kind == TokenKind.Mark && token.Normal is "\u00AB" or "\u00BB" or "\"" or "\u201C" or "\u201D" or "\u201E";

    /// <summary>The token that closes the outermost quotation opened at a token; -1 if none is opened there.</summary>
    public int ClosingOf(int opening) => _closing[opening];

    /// <summary>The token that opens the outermost quotation around a token; -1 outside of quotations.</summary>
    public int Around(int token) => _around[token];

    public static Quotations Of(Token[] tokens)
    {
        var closing = new int[tokens.Length];
        var around = new int[tokens.Length];
        Array.Fill(closing, -1);
        Array.Fill(around, -1);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!IsQuote(tokens[i]) || OnlyCloses(tokens, i) || FindClosing(tokens, i) is not { } end)
                continue;
            closing[i] = end;
            for (var k = i + 1; k < end; k++)
                around[k] = i;
            i = end;
        }

        return new Quotations(closing, around);
    }

    private static int? FindClosing(Token[] tokens, int opening)
    {
        var mark = tokens[opening].Normal;
        var depth = 0;
        var isNextParagraph = false;
        var limit = Math.Min(tokens.Length, opening + LongestQuote);
        for (var k = opening + 1; k < limit; k++)
        {
            var token = tokens[k];
            isNextParagraph |= token.Kind == TokenKind.LineBreak;
            if (!IsQuote(token))
                continue;

            // A later paragraph opens another quotation, so this one was never closed.
            if (isNextParagraph && depth == 0 && token.Normal == mark && OnlyOpens(tokens, k))
                return null;
            if (mark is "\"" or "\u201C" or "\u201E")
            {
                if (token.Normal is "\"" or "\u201D" || (token.Normal == "\u201C" && !Touches(tokens, k)))
                    return k;
                continue;
            }

            // Guillemets may be nested, and may be swapped (»...«): a mark like the first one opens, the other one closes.
            if (token.Normal == mark && OpensInside(tokens, k))
                depth++;
            else if (token.Normal is "\u00AB" or "\u00BB")
            {
                if (depth == 0)
                    return k;
                depth--;
            }
        }

        return null;
    }

    // A mark opens a nested quotation if it touches the token after it but not the one before it.
    private static bool OpensInside(Token[] tokens, int k) => Touches(tokens, k) && (k == 0 || tokens[k - 1].Span.End < tokens[k].Span.Start);

    // A mark that touches the word before it but not one after it can only close, so it opens no quotation even if its partner is missing.
    private static bool OnlyCloses(Token[] tokens, int k) => TouchesBefore(tokens, k) && !(Touches(tokens, k) && tokens[k + 1].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Foreign);

    private static bool OnlyOpens(Token[] tokens, int k) => !TouchesBefore(tokens, k) && Touches(tokens, k) && tokens[k + 1].Kind != TokenKind.Mark;

    private static bool TouchesBefore(Token[] tokens, int k) => k > 0 && tokens[k - 1].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Foreign && tokens[k - 1].Span.End == tokens[k].Span.Start;

    private static bool Touches(Token[] tokens, int k) => k + 1 < tokens.Length && tokens[k].Span.End == tokens[k + 1].Span.Start;
}
