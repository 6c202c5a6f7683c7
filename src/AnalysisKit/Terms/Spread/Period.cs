using System.Globalization;

namespace AnalysisKit;

/// <summary>A day, week, month, quarter or year. Periods of one unit are ordered in time.</summary>
/// <param name="Start">The first day.</param>
/// <param name="Unit">The length.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct Period(DateOnly Start, TimeUnit Unit) : IComparable<Period>
{
    /// <summary>The last day.</summary>
    public DateOnly End => Next.Start.AddDays(-1);

    /// <summary>The period that follows.</summary>
    public Period Next => new(
        Unit switch
        {
            TimeUnit.Day => Start.AddDays(1),
            TimeUnit.Week => Start.AddDays(7),
            TimeUnit.Month => Start.AddMonths(1),
            TimeUnit.Quarter => Start.AddMonths(3),
            _ => Start.AddYears(1),
        },
        Unit);

    /// <summary>A name that sorts in time: 2012-03-15, 2012-W11, 2012-03, 2012-Q1, 2012.</summary>
    public string Label => Unit switch
    {
        TimeUnit.Day => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeUnit.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(Start.ToDateTime(TimeOnly.MinValue)):0000}-W{ISOWeek.GetWeekOfYear(Start.ToDateTime(TimeOnly.MinValue)):00}"),
        TimeUnit.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        TimeUnit.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Start.Year:0000}-Q{((Start.Month - 1) / 3) + 1}"),
        _ => Start.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>The period that holds a day.</summary>
    public static Period Of(DateOnly day, TimeUnit unit) => new(
        unit switch
        {
            TimeUnit.Day => day,
            TimeUnit.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            TimeUnit.Month => new DateOnly(day.Year, day.Month, 1),
            TimeUnit.Quarter => new DateOnly(day.Year, day.Month - ((day.Month - 1) % 3), 1),
            _ => new DateOnly(day.Year, 1, 1),
        },
        unit);

    /// <summary>All periods from one to another, both included.</summary>
    public static IEnumerable<Period> Between(Period first, Period last)
    {
        for (var period = first; period.Start <= last.Start; period = period.Next)
            yield return period;
    }

    /// <inheritdoc/>
    public int CompareTo(Period other) => Start.CompareTo(other.Start);

    /// <inheritdoc/>
    public override string ToString() => Label;

    /// <summary>Whether one starts before the other.</summary>
    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    /// <summary>Whether one starts after the other.</summary>
    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    /// <summary>Whether one starts before or with the other.</summary>
    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one starts after or with the other.</summary>
    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;
}
