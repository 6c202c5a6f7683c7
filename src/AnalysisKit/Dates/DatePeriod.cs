using System.Globalization;

namespace AnalysisKit;

/// <summary>A day, month or year as a range of days: "2012-07-17", "2012-07" or "2012".</summary>
/// <param name="First">Its first day.</param>
/// <param name="Last">Its last day.</param>
internal readonly record struct DatePeriod(DateOnly First, DateOnly Last)
{
    /// <summary>What a text must look like, for messages.</summary>
    public const string Form = "a day, month or year, such as 2012-07-17, 2012-07 or 2012";

    /// <summary>Reads a period; digits may be Arabic.</summary>
    public static bool TryParse(string text, out DatePeriod period)
    {
        text = NormalForm.Of(text).Trim();
        period = default;
        if (Day(text) is { } day)
            period = new DatePeriod(day, day);
        else if (Day(text + "-01") is { } month)
            period = new DatePeriod(month, new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));
        else if (Day(text + "-01-01") is { } year)
            period = new DatePeriod(year, new DateOnly(year.Year, 12, 31));
        else
            return false;
        return true;
    }

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
