namespace AnalysisKit;

/// <summary>
/// Marks what is in an article's text but not part of the article: navigation, datelines, agency credits, broken quotation marks, HTML. The text
/// itself is never altered. The words and their weights are in cleaning.yml. Thread-safe.
/// </summary>
public static class Cleaning
{
    /// <summary>
    /// The marked spans of a text. Lines end at line breaks, tabs and three spaces in a row. Navigation is whole lines, and in long lines the sentences at
    /// the start or end. A dateline is searched in the first lines that are not navigation, up to and including the first of 100 characters or more. It is places
    /// with an agency, newspaper or date, or a place alone before ":" or a dash with at least 100 characters after it on the line. A short line such
    /// as "موسكو: لا تدخل" (Moscow: no intervention) is not a dateline: it names a speaker.
    /// </summary>
    public static CleaningMarks Mark(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var marks = new List<MarkedSpan>();
        EntityMarker.Mark(text, marks);
        var lines = TextLines.Of(text);
        var isNavigation = NavigationMarker.Mark(text, lines, marks);
        DatelineMarker.Mark(text, lines, isNavigation, marks);
        CreditMarker.Mark(text, lines, isNavigation, marks);
        return new CleaningMarks(marks);
    }

    /// <summary>Analyses an article's own words: navigation and datelines are left out, as if a line ended there. The readers of actors, statements and stances all read this text.</summary>
    /// <param name="text">The article's text.</param>
    public static ArabicText TextOf(string text) => TextOf(text, new Tokenizer(Vocabulary.Shared));

    /// <summary>The same with a given tokenizer, which may be shared between texts and threads.</summary>
    internal static ArabicText TextOf(string text, Tokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(tokenizer);
        return ArabicText.Of(text, tokenizer, MarkForeign(text));
    }

    /// <summary>Only those marked spans whose words are not the article's, navigation and datelines; faster than finding all.</summary>
    internal static Span[] MarkForeign(string text)
    {
        var marks = new List<MarkedSpan>();
        var lines = TextLines.Of(text);
        var isNavigation = NavigationMarker.Mark(text, lines, marks);
        DatelineMarker.Mark(text, lines, isNavigation, marks);
        return marks.Count == 0 ? [] : [.. new CleaningMarks(marks).Where(m => m.Kind != MarkKind.Credit).Select(m => m.Span)];
    }
}
