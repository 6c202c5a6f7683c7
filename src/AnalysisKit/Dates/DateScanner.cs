using System.Buffers;
using System.Globalization;

namespace AnalysisKit;

/// <summary>Finds expressions of time in a stretch of words, left to right, each word in at most one.</summary>
internal sealed class DateScanner(FoldedWords words, DateOnly? published, bool shortYears)
{
    private static readonly DateLexicon Lexicon = DateLexicon.Instance;
    private static readonly SearchValues<char> Breaks = SearchValues.Create(".\n\r:؟!\"«»");

    /// <summary>Whether the date is that of a publication: a year of the Hijra without the mark of a calendar is then of the one in which it is recent (<see cref="CalendarDays.TryNumericDay"/>).</summary>
    public bool IsOfPublication { get; init; }

    /// <summary>The expression that starts at a word, if one does.</summary>
    /// <param name="index">The word.</param>
    /// <param name="next">The first word after the expression.</param>
    public DateExpression? At(int index, out int next)
    {
        next = index + 1;
        if (IsNumber(index))
            return Numeric(index, ref next) ?? Day(index, index, ref next);
        var kinds = Lexicon.Of(words[index]);
        if ((kinds & DateWord.Starter) == 0)
            return null;
        DateExpression? found = null;
        if ((kinds & DateWord.Weekday) != 0)
            found = Weekday(index, ref next);
        if (found is null && (kinds & DateWord.RelativeDay) != 0)
            found = RelativeDay(index, ref next);
        if (found is null && (kinds & DateWord.Ordinal) != 0)
            found = Day(index, index, ref next);
        if (found is null && (kinds & DateWord.Month) != 0)
            found = Month(index, ref next);
        if (found is null && (kinds & DateWord.Unit) != 0)
            found = Unit(index, kinds, ref next);
        if (found is null && (kinds & DateWord.YearWord) != 0)
            found = Year(index, ref next);
        return found;
    }

    /// <summary>17/7/2012, 2012-07-17, 27/8/1433, ۱۳۹۳/۲/۱۰ and the like. The first number is the day, unless the second one cannot be a month.</summary>
    private DateExpression? Numeric(int index, ref int next)
    {
        if (index + 2 >= words.Count || !IsNumber(index + 1) || !IsNumber(index + 2))
            return null;
        var separator = words.Between(index).Trim();
        if (separator.Length != 1 || separator[0] is not ('/' or '-' or '.') || !words.Between(index + 1).Trim().SequenceEqual(separator))
            return null;
        if (index + 3 < words.Count && IsNumber(index + 3) && words.Between(index + 2).Trim().SequenceEqual(separator))
            return null;
        var (first, middle, last) = (Number(index), Number(index + 1), Number(index + 2));
        var (year, month, day) = words[index].Length == 4 ? (first, middle, last) : (last, middle, first);
        if (words[index].Length != 4 && words[index + 2].Length != 4)
        {
            if (!shortYears || words[index + 2].Length != 2)
                return null;
            year += year < 70 ? 2000 : 1900;
        }

        if (month > 12)
            (month, day) = (day, month);
        if (!(IsSolar(index, year) ? CalendarDays.TrySolarDay(year, month, day, out var date) : CalendarDays.TryDay(CalendarDays.IsYear(true, year), year, month, day, out date)))
            return null;
        next = index + 3;
        return Expression(index, next, date, date, DatePrecision.Day, DateBasis.Stated);
    }

    /// <summary>Whether the year of a date of three numbers is one of the solar calendar: by the mark behind it (1390 هـ ش), or else if it would be recent in that one and is written in Persian digits or is that of a publication.</summary>
    private bool IsSolar(int index, int year)
    {
        if (!CalendarDays.IsYear(true, year))
            return false;
        var isMarked = Near(index + 3) && Is(index + 3, DateWord.HijriMark);
        if (Follows(isMarked ? index + 4 : index + 3, DateWord.SolarMark))
            return true;
        return CalendarDays.IsSolarYear(year) && (words.IsPersianNumber(index) || (IsOfPublication && !isMarked));
    }

    // A mark of two letters may have a full stop or a slash between them: هـ.ش
    private bool Follows(int index, DateWord kind) => index < words.Count && words.Between(index - 1).Length <= 2 && Is(index, kind);

    /// <summary>A day or a range of days with its month: 17 تموز 2012 (17 July 2012), 17-20 من يوليو, السابع عشر من تموز (the seventeenth of July), 17 الجاري (the 17th of this month).</summary>
    /// <param name="start">Where the expression starts: the weekday before the day, or the day itself.</param>
    /// <param name="index">The day.</param>
    /// <param name="next">The first word after the expression.</param>
    private DateExpression? Day(int start, int index, ref int next)
    {
        if (!TryDayNumber(index, out var first, out var at))
            return null;
        var last = first;
        if (TryRangeEnd(at, out var end, out var behindEnd) && end > first)
            (last, at) = (end, behindEnd);
        for (var i = 0; i < 2 && Near(at) && Is(at, DateWord.BetweenDayAndMonth); i++)
            at++;
        if (Near(at) && Lexicon.Months.TryMatch(words, at, out var month, out var count))
            return DayOfMonth(start, first, last, month, at + count, ref next);
        return DayOfThisMonth(start, first, last, at, ref next);
    }

    private DateExpression? DayOfMonth(int start, int first, int last, MonthName month, int at, ref int next)
    {
        at = SkipSecondName(at, ref month);
        if (TryYear(at, month.IsHijri, out var year, out var behindYear))
        {
            next = SkipCalendarMark(behindYear);
            return Days(start, next, year, month, first, last, DateBasis.Stated);
        }

        if (published is not { } today)
            return null;
        var qualifier = QualifierAt(at);
        if (NearestYear(today, month, first, qualifier) is not { } inferred)
            return null;
        next = qualifier == DateWord.None ? at : at + 1;
        return Days(start, next, inferred, month, first, last, DateBasis.YearFromPublication);
    }

    /// <summary>A day of a month that is named by its distance: 17 الجاري (the 17th of this month), 17 من الشهر الماضي (the 17th of last month).</summary>
    private DateExpression? DayOfThisMonth(int start, int first, int last, int at, ref int next)
    {
        if (published is not { } today)
            return null;
        var named = Near(at) && Is(at, DateWord.MonthUnit);
        if (named)
            at++;
        var qualifier = QualifierAt(at);
        if (qualifier == DateWord.None || (!named && qualifier != DateWord.Current))
            return null;
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(qualifier == DateWord.Past ? -1 : qualifier == DateWord.Future ? 1 : 0);
        next = at + 1;
        return Days(start, next, month.Year, new MonthName(false, month.Month), first, last, DateBasis.Relative);
    }

    private DateExpression? Days(int start, int next, int year, MonthName month, int first, int last, DateBasis basis) =>
        CalendarDays.TryDay(month.IsHijri, year, month.Number, first, out var from) && CalendarDays.TryDay(month.IsHijri, year, month.Number, last, out var to)
            ? Expression(start, next, from, to, DatePrecision.Day, basis)
            : null;

    /// <summary>A month with its year (تموز 2012; July 17, 2012), with a word such as الماضي (last), or after the word for month (شهر رمضان, "the month of Ramadan").</summary>
    private DateExpression? Month(int index, ref int next)
    {
        if (!Lexicon.Months.TryMatchAfterPrefix(words, index, out var month, out var count))
            return null;
        var at = SkipSecondName(index + count, ref month);
        if (TryYear(at, month.IsHijri, out var year, out var behindYear))
        {
            next = SkipCalendarMark(behindYear);
            return Months(index, next, year, month, DateBasis.Stated);
        }

        if (Near(at) && IsNumber(at) && Number(at) is >= 1 and <= 31 and var day && words[at].Length <= 2 && TryYear(at + 1, month.IsHijri, out year, out behindYear))
        {
            next = behindYear;
            return Days(index, next, year, month, day, day, DateBasis.Stated);
        }

        if (published is not { } today)
            return null;
        var qualifier = QualifierAt(at);
        var named = index > 0 && Near(index) && Is(index - 1, DateWord.MonthWord);
        if ((qualifier == DateWord.None && !named) || NearestYear(today, month, 15, qualifier) is not { } inferred)
            return null;
        next = qualifier == DateWord.None ? at : at + 1;
        return Months(index, next, inferred, month, qualifier == DateWord.None ? DateBasis.YearFromPublication : DateBasis.Relative);
    }

    private DateExpression? Months(int start, int next, int year, MonthName month, DateBasis basis) =>
        CalendarDays.TryMonth(month.IsHijri, year, month.Number, out var first, out var last) ? Expression(start, next, first, last, DatePrecision.Month, basis) : null;

    /// <summary>
    /// A weekday followed by its date (الثلاثاء 17 تموز), with "last" or "next" (الاثنين الماضي، المقبل), or alone. Alone it means the one from
    /// four days before to two days after the publication, because news names past days more often.
    /// </summary>
    private DateExpression? Weekday(int index, ref int next)
    {
        if (!Lexicon.Weekdays.TryMatchAfterPrefix(words, index, out var weekday, out var count))
            return null;
        var at = index + count;
        if (Near(at) && (IsNumber(at) || Is(at, DateWord.Ordinal)) && (Numeric(at, ref next) ?? Day(index, at, ref next)) is { } dated)
            return dated with { Span = Span.Between(words.Start(index), dated.Span.End) };
        if (published is not { } today || (index > 0 && Near(index) && Is(index - 1, DateWord.NoDayBefore)))
            return null;
        var qualifier = QualifierAt(at);
        var back = ((int)today.DayOfWeek - (int)weekday + 7) % 7;
        var date = qualifier switch
        {
            DateWord.Past => today.AddDays(back == 0 ? -7 : -back),
            DateWord.Future => today.AddDays(7 - back),
            _ => today.AddDays(back <= 4 ? -back : 7 - back),
        };
        next = qualifier == DateWord.None ? at : at + 1;
        return Expression(index, next, date, date, DatePrecision.Day, DateBasis.Relative);
    }

    /// <summary>Yesterday, today or tomorrow, with or without its weekday: أمس الاثنين (yesterday, Monday).</summary>
    private DateExpression? RelativeDay(int index, ref int next)
    {
        if (published is not { } today || !Lexicon.RelativeDays.TryMatchAfterPrefix(words, index, out var days, out var count))
            return null;
        if (index > 0 && Near(index) && Is(index - 1, DateWord.NoDayBefore))
            return null;
        var at = index + count;
        var date = today.AddDays(days);
        if (Near(at) && Lexicon.Weekdays.TryMatch(words, at, out var weekday, out var weekdayCount))
        {
            var ahead = ((int)weekday - (int)date.DayOfWeek + 7) % 7;
            date = date.AddDays(ahead <= 3 ? ahead : ahead - 7);
            at += weekdayCount;
        }
        else if (Near(at) && Is(at, DateWord.NoDayAfter))
        {
            return null;
        }

        next = at;
        return Expression(index, next, date, date, DatePrecision.Day, DateBasis.Relative);
    }

    /// <summary>Last week, next month, this year.</summary>
    private DateExpression? Unit(int index, DateWord kinds, ref int next)
    {
        if (published is not { } today || QualifierAt(index + 1) is not (not DateWord.None and var qualifier))
            return null;
        var steps = qualifier == DateWord.Past ? -1 : qualifier == DateWord.Future ? 1 : 0;
        next = index + 2;
        if ((kinds & DateWord.WeekUnit) != 0)
        {
            var saturday = today.AddDays(-(((int)today.DayOfWeek + 1) % 7) + (7 * steps));
            return Expression(index, next, saturday, saturday.AddDays(6), DatePrecision.Week, DateBasis.Relative);
        }

        if ((kinds & DateWord.MonthUnit) != 0)
        {
            var month = new DateOnly(today.Year, today.Month, 1).AddMonths(steps);
            return Expression(index, next, month, month.AddMonths(1).AddDays(-1), DatePrecision.Month, DateBasis.Relative);
        }

        return WholeYear(index, next, today.Year + steps, DateBasis.Relative);
    }

    private DateExpression? Year(int index, ref int next)
    {
        if (!Near(index + 1) || !IsNumber(index + 1) || words[index + 1].Length != 4)
            return null;
        var year = Number(index + 1);
        if (CalendarDays.IsYear(true, year))
            return null;
        if (!CalendarDays.IsYear(false, year))
            return null;
        next = SkipCalendarMark(index + 2);
        return WholeYear(index, next, year, DateBasis.Stated);
    }

    private DateExpression WholeYear(int index, int next, int year, DateBasis basis) =>
        Expression(index, next, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year, basis);

    private bool TryDayNumber(int index, out int day, out int next)
    {
        next = index + 1;
        if (IsNumber(index))
        {
            day = Number(index);
            return words[index].Length <= 2 && day is >= 1 and <= 31;
        }

        if (!Lexicon.Ordinals.TryMatchAfterPrefix(words, index, out day, out var count))
            return false;
        next = index + count;
        return true;
    }

    /// <summary>The second day of a range: "17-20", "17 إلى 20" (17 to 20), "17 و18" (17 and 18).</summary>
    private bool TryRangeEnd(int index, out int day, out int next)
    {
        (day, next) = (0, index);
        if (index >= words.Count)
            return false;
        if (IsNumber(index))
            return words.Between(index - 1).Trim() is "-" or "–" && TryDayNumber(index, out day, out next);
        return Near(index) && Near(index + 1) && Is(index, DateWord.RangeWord) && IsNumber(index + 1) && TryDayNumber(index + 1, out day, out next);
    }

    /// <summary>Skips a second name of the same month: يوليو/تموز or يوليو (تموز), both July.</summary>
    private int SkipSecondName(int at, ref MonthName month) =>
        at < words.Count && words.Between(at - 1).Trim() is "/" or "-" or "(" && Lexicon.Months.TryMatch(words, at, out var second, out var count) && second == month ? at + count : at;

    private bool TryYear(int at, bool isHijri, out int year, out int next)
    {
        (year, next) = (0, at);
        if (Near(at) && Is(at, DateWord.BetweenDayAndMonth))
            at++;
        if (Near(at) && Is(at, DateWord.YearWord))
            at++;
        if (!Near(at) || !IsNumber(at) || words[at].Length != 4)
            return false;
        year = Number(at);
        next = at + 1;
        return CalendarDays.IsYear(isHijri, year);
    }

    private int SkipCalendarMark(int at) => Near(at) && Is(at, DateWord.GregorianMark | DateWord.HijriMark) ? at + 1 : at;

    private DateWord QualifierAt(int at) => Near(at) ? Lexicon.Of(words[at]) & DateWord.Qualifier : DateWord.None;

    private static int? NearestYear(DateOnly today, MonthName month, int day, DateWord qualifier)
    {
        var thisYear = CalendarDays.YearOf(month.IsHijri, today);
        int? nearest = null;
        var least = int.MaxValue;
        for (var year = thisYear - 1; year <= thisYear + 1; year++)
        {
            if (!CalendarDays.TryDay(month.IsHijri, year, month.Number, day, out var date))
                continue;
            var away = date.DayNumber - today.DayNumber;
            if ((qualifier == DateWord.Past && away >= 0) || (qualifier == DateWord.Future && away <= 0) || Math.Abs(away) >= least)
                continue;
            (nearest, least) = (year, Math.Abs(away));
        }

        return nearest;
    }

    /// <summary>Whether only a space, comma, slash or bracket separates a word from the one before it, and not the end of a sentence or line.</summary>
    private bool Near(int index)
    {
        if (index <= 0 || index >= words.Count)
            return false;
        var gap = words.Between(index - 1);
        return gap.Length <= 3 && !gap.ContainsAny(Breaks);
    }

    private bool Is(int index, DateWord kind) => (Lexicon.Of(words[index]) & kind) != 0;

    private bool IsNumber(int index) => char.IsAsciiDigit(words[index][0]);

    private int Number(int index) => words[index].Length <= 4 ? int.Parse(words[index], NumberStyles.None, CultureInfo.InvariantCulture) : 0;

    private DateExpression Expression(int start, int next, DateOnly first, DateOnly last, DatePrecision precision, DateBasis basis) =>
        new(Span.Between(words.Start(start), words.End(next - 1)), first, last, precision, basis);
}
