using System.Globalization;

namespace AnalysisKit;

/// <summary>The day on which an article was published. Thread-safe.</summary>
internal static class PublicationDate
{
    private const int HeadCharacters = 1200;
    private const int TailCharacters = 400;
    private const int LongestDateLine = 160;
    private const int MostOtherWords = 4;
    private const int MostPlaceWords = 4;

    private static readonly System.Buffers.SearchValues<char> OfTimes = System.Buffers.SearchValues.Create("0123456789:.,+-Zz ");

    /// <summary>
    /// Reads a date as metadata have it: 2012-07-17 with or without a time, 17/7/2012 (day first, unless the second number cannot be a month), 20120717 with or without a time behind a T or a blank, a Unix time (in seconds, or thousandths, millionths or billionths of one),
    /// and dates with month names of any kind that <see cref="ArabicDates"/> knows, all in the digits of any script. A year of the Hijra (1393-02-10, ١٤٣٣/٠٨/٢٧) is of the calendar in which it is recent, solar or lunar, unless its mark says which. The result is the day as written, whatever the time zone;
    /// a Unix time is taken as UTC.
    /// </summary>
    public static bool TryParse(string text, out DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Without marks of direction, and with the digits of one script.
        var plain = NormalForm.Of(text).AsSpan().Trim();
        if (plain.Length >= 10 && DateOnly.TryParseExact(plain[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && CalendarDays.IsYear(false, date.Year))
            return true;
        return TryParseBasic(plain, out date) || TryParseDigits(plain, out date) || TryParseWords(text, out date);
    }

    /// <summary>
    /// The date of publication that the text itself gives; null if it gives none. Looks at the first and last lines: a line with hardly more than a day, month and
    /// year counts (الثلاثاء 17 تموز 2012، آخر تحديث 23:00), the date in a dateline (موسكو 17 يوليو 2012 (رويترز) -),
    /// and a date that a sentence calls today (اليوم الثلاثاء 17 يوليو 2012). Any other date in a sentence does not count.
    /// </summary>
    public static DateOnly? FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var head = Math.Min(text.Length, HeadCharacters);
        return InLines(text, 0, head) ?? (text.Length > head ? InLines(text, Math.Max(head, text.Length - TailCharacters), text.Length) : null);
    }

    private static DateOnly? InLines(string text, int start, int end)
    {
        while (start < end)
        {
            var lineEnd = EndOfLine(text, start, end);
            if (InLine(text, start, lineEnd) is { } date)
                return date;
            start = lineEnd + 1;
        }

        return null;
    }

    /// <summary>The end of a line: a line break, or three spaces, which in many archives are left over from a page's layout.</summary>
    private static int EndOfLine(string text, int start, int end)
    {
        var rest = text.AsSpan(start, end - start);
        var lineBreak = rest.IndexOfAny('\n', '\r');
        var blanks = rest.IndexOf("   ", StringComparison.Ordinal);
        var length = lineBreak < 0 ? rest.Length : lineBreak;
        return start + (blanks >= 0 && blanks < length ? blanks : length);
    }

    private static DateOnly? InLine(string text, int start, int end)
    {
        var isShort = end - start <= LongestDateLine;
        if (text.AsSpan(start, Math.Min(end - start, LongestDateLine)).IndexOfAnyInRange('0', '\u06F9') < 0)
            return null;
        using var words = FoldedWords.Of(text, start, Math.Min(end, start + LongestDateLine));
        var scanner = new DateScanner(words, null, shortYears: isShort) { IsOfPublication = true };
        for (var i = 0; i < words.Count;)
        {
            var found = scanner.At(i, out var next);
            if (found is { IsSingleDay: true, Precision: DatePrecision.Day }
                && (isShort && OtherWords(words, i, next) <= MostOtherWords || (i <= MostPlaceWords && EndsDateline(text, found.Span.End, end)) || IsToday(words, i, next)))
                return found.First;
            i = next;
        }

        return null;
    }

    /// <summary>Number of words of the line that have nothing to do with a date.</summary>
    private static int OtherWords(FoldedWords words, int first, int next)
    {
        var others = 0;
        for (var i = 0; i < words.Count; i++)
        {
            var ofDate = (i >= first && i < next) || char.IsAsciiDigit(words[i][0]) || (DateLexicon.Instance.Of(words[i]) & (DateWord.DateLineWord | DateWord.Weekday | DateWord.Month)) != 0;
            others += ofDate ? 0 : 1;
        }

        return others;
    }

    /// <summary>Whether the word for today stands by the date: اليوم الثلاثاء 9 آب 2011 (today, Tuesday 9 August 2011). Other dates in sentences are those of events.</summary>
    private static bool IsToday(FoldedWords words, int first, int next)
    {
        for (var i = Math.Max(0, first - 2); i < next - 1; i++)
        {
            if (words[i] is "اليوم")
                return true;
        }

        return false;
    }

    private static bool EndsDateline(string text, int at, int end)
    {
        while (at < end && text[at] == ' ')
            at++;
        return at < end && text[at] is ':' or '-' or '–' or '—' or '(' or '/';
    }

    /// <summary>ISO 8601 in its basic form, 20120204T103000Z, as lists of GDELT have it.</summary>
    private static bool TryParseBasic(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        return text.Length > 8 && text[8] is 'T' or 't' or ' ' && text[9..].IndexOfAnyExcept(OfTimes) < 0 && text[9..].ContainsAnyInRange('0', '9') && TryParseEight(text[..8], out date);
    }

    private static bool TryParseEight(ReadOnlySpan<char> digits, out DateOnly date)
    {
        date = default;
        return !digits.ContainsAnyExceptInRange('0', '9')
            && CalendarDays.TryNumericDay(int.Parse(digits[..4], CultureInfo.InvariantCulture), int.Parse(digits[4..6], CultureInfo.InvariantCulture), int.Parse(digits[6..], CultureInfo.InvariantCulture), out date);
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.IsEmpty || text.ContainsAnyExceptInRange('0', '9'))
            return false;
        switch (text.Length)
        {
            case 8 or 14:
                return TryParseEight(text[..8], out date);
            case 9 or 10:
                date = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)).UtcDateTime);
                return true;
            case 12 or 13:
                date = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)).UtcDateTime);
                return true;
            case 15 or 16:
                date = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture) / 1000).UtcDateTime);
                return true;
            case 18 or 19 when long.TryParse(text, CultureInfo.InvariantCulture, out var nanoseconds):
                date = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(nanoseconds / 1_000_000).UtcDateTime);
                return true;
            default:
                return false;
        }
    }

    private static bool TryParseWords(string text, out DateOnly date)
    {
        if (DateTimeOffset.TryParseExact(text.Trim(), "ddd MMM dd HH:mm:ss zzz yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            date = DateOnly.FromDateTime(instant.DateTime);
            return true;
        }

        using var words = FoldedWords.Of(text, 0, Math.Min(text.Length, LongestDateLine));
        var scanner = new DateScanner(words, null, shortYears: true) { IsOfPublication = true };
        for (var i = 0; i < words.Count;)
        {
            if (scanner.At(i, out var next) is { IsSingleDay: true, Precision: DatePrecision.Day } found)
            {
                date = found.First;
                return true;
            }

            i = next;
        }

        date = default;
        return false;
    }
}
