namespace AnalysisKit;

/// <summary>Finds the statement that a correction means, also where the text or the reading has shifted since.</summary>
internal static class CorrectionPlace
{
    // The first words of a content by which it is found again.
    private const int QuoteLength = 80;

    // Contents of one statement, read at two times, share at least half of the shorter.
    private const double SufficientOverlap = 0.5;

    /// <summary>The first words of a content.</summary>
    public static string Quote(string content)
    {
        if (content.Length <= QuoteLength)
            return content;
        var end = content.LastIndexOf(' ', QuoteLength);
        if (end <= 0)
            end = char.IsHighSurrogate(content[QuoteLength - 1]) ? QuoteLength - 1 : QuoteLength;
        return content[..end];
    }

    /// <summary>Where the content stands in the text now: at its place if its first words stand there, else at the nearest place where they do, in any spelling; null if nowhere.</summary>
    public static Span? Locate(string text, Span content, string quote)
    {
        if (quote.Length == 0)
            return content.End <= text.Length ? content : null;
        if (content.Start <= text.Length && text.AsSpan(content.Start).StartsWith(quote, StringComparison.Ordinal))
            return At(text, content.Start, content.Length);
        var nearest = Nearest(Occurrences(text, quote), content.Start);
        if (nearest is null && NormalForm.Of(quote).Trim().Length > 0)
            nearest = Nearest(NormalForm.Map(text).Find(NormalForm.Of(quote).Trim()).Select(s => s.Start), content.Start);
        return nearest is { } start ? At(text, start, content.Length) : null;
    }

    /// <summary>The statement with this content, or the one that shares most with it; of several, one whose speaker is not named by other words than the correction says, and was read as it says. -1 if there is none.</summary>
    public static int Find(IReadOnlyList<Statement> statements, Span content, StatementReading? read)
    {
        var (best, found) = ((IsExact: false, IsNamedSo: false, IsOfSpeaker: false, Overlap: 0.0), -1);
        for (var i = 0; i < statements.Count; i++)
        {
            var other = statements[i].Content;
            if (Fit(content, other) is not (> 0 and var overlap))
                continue;
            var isNamedSo = read is not { Named.Length: > 0 } || statements[i].SpeakerSpan is null || statements[i].SpeakerText == read.Named;
            var fit = (other == content, isNamedSo, read is not null && statements[i].Speaker == read.Speaker, overlap);
            if (found < 0 || fit.CompareTo(best) > 0)
                (best, found) = (fit, i);
        }

        return found;
    }

    /// <summary>How well two contents fit: the share of their union that both have, 1 if they are the same; 0 if they share less than half of the shorter one.</summary>
    public static double Fit(Span content, Span other)
    {
        var shared = Math.Min(content.End, other.End) - Math.Max(content.Start, other.Start);
        return shared <= 0 || shared < SufficientOverlap * Math.Min(content.Length, other.Length) ? 0 : (double)shared / content.Union(other).Length;
    }

    private static Span At(string text, int start, int length) => Span.Between(start, Math.Min(start + length, text.Length));

    private static IEnumerable<int> Occurrences(string text, string quote)
    {
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal))
            yield return at;
    }

    private static int? Nearest(IEnumerable<int> starts, int wanted) => starts.Select(s => (int?)s).MinBy(s => Math.Abs((long)s! - wanted));
}
