namespace AnalysisKit;

/// <summary>
/// Finds line breaks inside a clause, as texts have that were wrapped or copied from narrow columns: "قال وزير الخارجية\nإن ..." (the foreign minister said / that ...).
/// Only what cannot be the end of a headline or paragraph counts: a last word that needs another one, a next line that begins with أن or الذي, a verb of speech whose أن comes on the next line.
/// </summary>
internal static class SoftLineBreaks
{
    private const int Window = 30;
    private const int ClauseWindow = 10;

    private static readonly HashSet<string> Speech = [.. YamlEntry.Embedded("Arabic/soft-line-breaks.yml").Map("speech")["speech"].Words().Select(w => NormalForm.Of(w))];

    /// <summary>The tokens without the line breaks that stand inside a clause; the same array if there are none.</summary>
    public static Token[] Leave(Token[] tokens)
    {
        List<int>? soft = null;
        for (var i = 1; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.LineBreak && tokens[i].Span.Length > 0 && tokens[i - 1].Kind == TokenKind.Word && tokens[i + 1].Kind == TokenKind.Word && IsSoft(tokens, i))
                (soft ??= []).Add(i);
        }

        if (soft is null)
            return tokens;
        var kept = new List<Token>(tokens.Length);
        var next = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (next < soft.Count && soft[next] == i)
                next++;
            else
                kept.Add(tokens[i]);
        }

        return [.. kept];
    }

    private static bool IsSoft(Token[] tokens, int lineBreak)
    {
        var next = Grammar.Of(tokens[lineBreak + 1].Normal);
        if ((next & WordClass.Conjoined) != 0)
            return false;
        if (NeedsAnother(tokens[lineBreak - 1].Normal))
            return true;
        if ((next & WordClass.Relative) != 0 && tokens[lineBreak + 1].Normal.StartsWith("ال", StringComparison.Ordinal))
            return true;
        return AwaitsClause(tokens, lineBreak) && BeginsClause(tokens, lineBreak + 1);
    }

    // A preposition without a pronoun, أن, الذي or قد ends no line by itself. بعد and قبل (yet, before) and ما can.
    private static bool NeedsAnother(string normal)
    {
        var word = Grammar.Of(normal);
        if (normal is "بعد" or "قبل" or "ما" or "غير" or "خلف" or "وراء" or "اليوم" || normal.EndsWith('ه') || normal.EndsWith("ها", StringComparison.Ordinal) || normal.EndsWith("هم", StringComparison.Ordinal) || normal.EndsWith("هما", StringComparison.Ordinal))
            return false;
        return (word & (WordClass.Preposition | WordClass.Complementizer | WordClass.Relative)) != 0 || normal is "قد" or "لقد" or "وقد" or "سوف" or "لم" or "لن";
    }

    // Whether the line before has a verb of speech behind which nothing of what was said has begun.
    private static bool AwaitsClause(Token[] tokens, int lineBreak)
    {
        for (var i = lineBreak - 1; i >= Math.Max(0, lineBreak - Window) && tokens[i].Kind != TokenKind.LineBreak; i--)
        {
            if ((tokens[i].Kind == TokenKind.Mark && tokens[i].Normal is not ("(" or ")" or "\u060C" or ",")) || (Grammar.Of(tokens[i].Normal) & WordClass.Complementizer) != 0)
                return false;
            if (IsSpeech(tokens[i].Normal))
                return true;
        }

        return false;
    }

    private static bool BeginsClause(Token[] tokens, int from)
    {
        for (var i = from; i < Math.Min(tokens.Length, from + ClauseWindow); i++)
        {
            if ((Grammar.Of(tokens[i].Normal) & WordClass.Complementizer) != 0)
                return true;
            if (tokens[i].Kind is TokenKind.LineBreak || (tokens[i].Kind == TokenKind.Mark && tokens[i].Normal is not ("\u060C" or ",")) || IsSpeech(tokens[i].Normal))
                return false;
        }

        return false;
    }

    private static bool IsSpeech(string normal) => Speech.Contains(normal) || (normal.Length > 3 && normal[0] is 'و' or 'ف' && Speech.Contains(normal[1..]));
}
