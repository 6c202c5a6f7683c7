namespace AnalysisKit;

/// <summary>Finds sentence ends in a token sequence.</summary>
/// <remarks>
/// A sentence ends at . ! ? ؟ … and at line breaks. A point does not end one inside a number (one token), after a single letter or between single letters
/// (أ.ف.ب, د. محمد), nor, with what follows on the same line, before a closing bracket. A closing quotation mark after the end mark stays with the sentence.
/// A line without any full stop is one sentence; the parts of the kit that need its clauses find them themselves. Only a line of more tokens than any sentence of news has is cut, at a comma if there is one, so that
/// reading a sentence, which looks back and ahead in it, takes no longer than it should.
/// </remarks>
internal static class SentenceSplitter
{
    // The longest of 100,000 sentences of news has about half as many.
    private const int MostTokens = 1000;

    public static Range[] Split(string text, Token[] tokens)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i - start >= MostTokens)
            {
                var cut = CutAt(tokens, start);
                AddRange(sentences, start, cut);
                start = cut;
            }

            if (tokens[i].Kind == TokenKind.LineBreak)
            {
                AddRange(sentences, start, i);
                start = i + 1;
                continue;
            }

            if (!EndsSentence(text, tokens, i))
                continue;
            while (i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Mark && IsEndOrCloser(text, tokens, i + 1))
                i++;
            AddRange(sentences, start, i + 1);
            start = i + 1;
        }

        AddRange(sentences, start, tokens.Length);
        return [.. sentences];
    }

    private static void AddRange(List<Range> sentences, int start, int end)
    {
        if (end > start)
            sentences.Add(start..end);
    }

    // Where a sentence that goes on too long is cut: behind the last comma in its second half, or at its end.
    private static int CutAt(Token[] tokens, int start)
    {
        for (var i = start + MostTokens; i > start + (MostTokens / 2); i--)
        {
            if (tokens[i - 1].Normal is "\u060C" or "," or "\u061B")
                return i;
        }

        return start + MostTokens;
    }

    private static bool IsEnd(Token token) => token.Kind == TokenKind.Mark && token.Normal is "." or "!" or "?" or "\u061F" or "\u2026" or "\u06D4";

    private static bool IsEndOrCloser(string text, Token[] tokens, int i)
    {
        if (IsEnd(tokens[i]))
            return true;

        // A quotation mark that touches the end mark closes; one that touches the next word opens.
        var touchesPrevious = tokens[i - 1].Span.End == tokens[i].Span.Start;
        var touchesNext = i + 1 < tokens.Length && tokens[i].Span.End == tokens[i + 1].Span.Start && tokens[i + 1].Kind != TokenKind.Mark;
        return tokens[i].Normal switch
        {
            "\u00BB" or "\u201D" or ")" or "]" => touchesPrevious,
            "\u00AB" or "\u201C" or "\"" => touchesPrevious && !touchesNext,
            _ => false,
        };
    }

    private static bool EndsSentence(string text, Token[] tokens, int i)
    {
        if (!IsEnd(tokens[i]))
            return false;
        if (tokens[i].Normal != ".")
            return true;
        if (i == 0)
            return false;
        if (i + 1 < tokens.Length && tokens[i + 1].Normal == ".")
            return false;
        var previous = tokens[i - 1];
        if (previous.Kind is TokenKind.Word or TokenKind.Foreign && previous.Normal.Length == 1 && previous.Span.End == tokens[i].Span.Start)
            return false;
        return !IsInBrackets(tokens, i);
    }

    // Whether a full stop stands inside a short bracket on one line, as in (أ ف ب. رويترز).
    private static bool IsInBrackets(Token[] tokens, int i)
    {
        for (var k = i - 1; k >= 0 && k > i - 6; k--)
        {
            if (tokens[k].Normal == ")" || tokens[k].Kind == TokenKind.LineBreak)
                return false;
            if (tokens[k].Normal == "(")
                return i + 1 < tokens.Length && tokens[i + 1].Normal != ")" && ClosesSoon(tokens, i);
        }

        return false;
    }

    private static bool ClosesSoon(Token[] tokens, int i)
    {
        for (var k = i + 1; k < tokens.Length && k < i + 6; k++)
        {
            if (tokens[k].Normal == ")")
                return true;
        }

        return false;
    }
}
