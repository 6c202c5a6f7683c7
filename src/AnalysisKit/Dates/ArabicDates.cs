namespace AnalysisKit;

/// <summary>
/// Finds the times that Arabic news names: days and months of the Levantine, Egyptian, Maghrebi and Hijri calendars in Western and
/// Arabic-Indic digits, weekdays, and times counted from the publication: أمس (yesterday), الاثنين الماضي (last Monday), الشهر المقبل (next month). The words are in
/// dates.yml. Thread-safe.
/// </summary>
public static class ArabicDates
{
    /// <summary>All expressions of time in a text, in its order, none overlapping another.</summary>
    /// <param name="text">The article's text.</param>
    /// <param name="published">
    /// The day of publication. Without it, only dates that the text states in full are found: "17 تموز 2012" (17 July 2012), but not "17 تموز" or "أمس" (yesterday).
    /// A day without a year is in the year that brings it nearest to the publication; a weekday alone is the one from four days before
    /// to two days after it.
    /// </param>
    public static ResultList<DateExpression> Find(string text, DateOnly? published = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var words = FoldedWords.Of(text, 0, text.Length);
        var scanner = new DateScanner(words, published, shortYears: false);
        var found = new List<DateExpression>();
        for (var i = 0; i < words.Count;)
        {
            if (scanner.At(i, out var next) is { } expression)
                found.Add(expression);
            i = next;
        }

        return new ResultList<DateExpression>("dates", found);
    }
}
