namespace AnalysisKit;

/// <summary>
/// Marks credits outside the dateline: agencies in brackets at the end of a line ("(أ.ف.ب)"), and the first and last lines that hold
/// nothing but agencies, with or without a label ("المصدر: وكالات", "source: agencies").
/// </summary>
internal static class CreditMarker
{
    private const int LongestCredit = 60;
    private const int FirstLines = 6;
    private const int LastLines = 4;

    private static readonly CleaningLexicon Lexicon = CleaningLexicon.Instance;

    public static void Mark(string text, List<Span> lines, bool[] isNavigation, List<MarkedSpan> marks)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (isNavigation[i])
                continue;
            var line = lines[i];
            if (line.Length <= LongestCredit && (i < FirstLines || i >= lines.Count - LastLines) && IsCredit(text, line.Start, line.End, inBrackets: false))
                Add(line, marks);
            else if (BracketsAtEnd(text, line) is { } brackets && IsCredit(text, brackets.Start + 1, brackets.End, inBrackets: true))
                Add(brackets, marks);
        }
    }

    private static void Add(Span credit, List<MarkedSpan> marks)
    {
        foreach (var mark in marks)
        {
            if (mark.Kind is MarkKind.Credit && mark.Span.Overlaps(credit))
                return;
        }

        marks.Add(new MarkedSpan(credit, MarkKind.Credit));
    }

    /// <summary>The brackets at the end of a line, with the full stop or space after them; null if there are none.</summary>
    private static Span? BracketsAtEnd(string text, Span line)
    {
        var end = line.End;
        while (end > line.Start && text[end - 1] is '.' or ' ' or '،')
            end--;
        if (end == line.Start || text[end - 1] is not (')' or ']'))
            return null;
        var opening = text.AsSpan(Math.Max(line.Start, end - LongestCredit), Math.Min(LongestCredit, end - line.Start)).LastIndexOfAny('(', '[');
        return opening < 0 ? null : Span.Between(Math.Max(line.Start, end - LongestCredit) + opening, line.End);
    }

    private static bool IsCredit(string text, int start, int end, bool inBrackets)
    {
        using var words = FoldedWords.Of(text, start, end);
        var (agency, newspaper, label) = (false, false, false);
        for (var i = 0; i < words.Count;)
        {
            if (Lexicon.Agencies.TryMatchAfterPrefix(words, i, out _, out var count))
                agency = true;
            else if (Lexicon.Newspapers.TryMatch(words, i, out _, out count))
                newspaper = true;
            else if (Lexicon.CreditLabels.TryMatch(words, i, out _, out count))
                label = true;
            else
                return false;
            i += count;
        }

        return agency || (newspaper && (inBrackets || label));
    }
}
