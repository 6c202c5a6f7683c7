using System.Globalization;

namespace AnalysisKit;

/// <summary>Days of the Gregorian and the Hijri calendar. Hijri days follow the Umm al-Qura calendar, and outside its years (1318 to 1500) the arithmetic calendar.</summary>
internal static class CalendarDays
{
    private const int FirstLunarYear = 1410;

    private static readonly UmAlQuraCalendar UmAlQura = new();
    private static readonly PersianCalendar Solar = new();
    private static readonly HijriCalendar Arithmetic = new();

    public static bool TryDay(bool isHijri, int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (month is < 1 or > 12 || day < 1 || !IsYear(isHijri, year))
            return false;
        var calendar = CalendarOf(isHijri, year);
        if (day > calendar.GetDaysInMonth(year, month))
            return false;
        date = DateOnly.FromDateTime(new DateTime(year, month, day, calendar));
        return true;
    }

    /// <summary>A day of the solar calendar of Iran and Afghanistan.</summary>
    public static bool TrySolarDay(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (month is < 1 or > 12 || day < 1 || !IsYear(true, year) || day > Solar.GetDaysInMonth(year, month))
            return false;
        date = DateOnly.FromDateTime(new DateTime(year, month, day, Solar));
        return true;
    }

    /// <summary>
    /// A day by numbers alone. A year of the Hijra before 1410 is of the solar calendar, from 1410 on of the lunar one: both mean the time since 1989 and before 2031, and the other calendar would give years in which there was no news to be read here.
    /// </summary>
    public static bool TryNumericDay(int year, int month, int day, out DateOnly date)
    {
        if (!IsYear(true, year))
            return TryDay(false, year, month, day, out date);
        return IsSolarYear(year) ? TrySolarDay(year, month, day, out date) : TryDay(true, year, month, day, out date);
    }

    /// <summary>Whether a year of the Hijra, if it is a recent one, is of the solar calendar.</summary>
    public static bool IsSolarYear(int year) => year < FirstLunarYear;

    public static bool TryMonth(bool isHijri, int year, int month, out DateOnly first, out DateOnly last)
    {
        last = default;
        return TryDay(isHijri, year, month, 1, out first) && TryDay(isHijri, year, month, CalendarOf(isHijri, year).GetDaysInMonth(year, month), out last);
    }

    /// <summary>The year that a day falls in.</summary>
    public static int YearOf(bool isHijri, DateOnly date)
    {
        if (!isHijri)
            return date.Year;
        var day = date.ToDateTime(TimeOnly.MinValue);
        return day >= UmAlQura.MinSupportedDateTime && day <= UmAlQura.MaxSupportedDateTime ? UmAlQura.GetYear(day) : Arithmetic.GetYear(day);
    }

    /// <summary>Years that news can mean: 1800 to 2100, and 1200 to 1500 of the Hijra.</summary>
    public static bool IsYear(bool isHijri, int year) => isHijri ? year is >= 1200 and <= 1500 : year is >= 1800 and <= 2100;

    private static Calendar CalendarOf(bool isHijri, int year) =>
        !isHijri ? CultureInfo.InvariantCulture.Calendar : year is >= 1318 and <= 1500 ? UmAlQura : Arithmetic;
}
