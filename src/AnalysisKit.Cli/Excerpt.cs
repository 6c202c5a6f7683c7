namespace AnalysisKit.Cli;

/// <summary>Chooses how much of an article to show around a span.</summary>
internal static class Excerpt
{
    /// <summary>The statement's sentence, and the rest of its content if that goes beyond it, cut to about <paramref name="length"/> characters.</summary>
    public static Span Of(Statement statement, int length)
    {
        var whole = statement.Passage;
        return whole.Length <= length ? whole : Within(statement.Article.Text, whole, statement.Content.Union(statement.Cue), length);
    }

    /// <summary>The span with the rest of its sentence or line on either side, but at most <paramref name="margin"/> characters on each.</summary>
    public static Span Around(string text, Span span, int margin)
    {
        var start = span.Start;
        while (start > 0 && span.Start - start < margin && !EndsSentence(text[start - 1]))
            start--;
        var end = span.End;
        while (end < text.Length && end - span.End < margin && !(end > span.Start && EndsSentence(text[end - 1])))
            end++;
        return AtWords(text, Span.Between(start, end), span);
    }

    /// <summary>As much of <paramref name="whole"/> around <paramref name="core"/> as fits; the core's beginning is always in it.</summary>
    private static Span Within(string text, Span whole, Span core, int length)
    {
        var margin = Math.Max(0, length - core.Length) / 2;
        var start = Math.Max(whole.Start, core.Start - margin);
        var end = Math.Min(whole.End, Math.Max(start + length, core.Start + 1));
        return AtWords(text, Span.Between(start, end), Span.Between(core.Start, Math.Min(core.End, end)));
    }

    /// <summary>Moves the ends inwards to the next space, so that no word is cut, but never into the core.</summary>
    private static Span AtWords(string text, Span span, Span core)
    {
        var start = span.Start;
        while (start > 0 && start < core.Start && !char.IsWhiteSpace(text[start - 1]) && !EndsSentence(text[start - 1]))
            start++;
        var end = span.End;
        while (end < text.Length && end > core.End && !char.IsWhiteSpace(text[end]) && !EndsSentence(text[end - 1]))
            end--;
        return end < text.Length && end > start && char.IsHighSurrogate(text[end - 1]) ? Span.Between(start, end + 1) : Span.Between(start, end);
    }

    private static bool EndsSentence(char c) => c is '.' or '!' or '?' or '؟' or '\n' or '\r';
}
