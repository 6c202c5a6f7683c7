namespace AnalysisKit;

/// <summary>What a word can be in an expression of time.</summary>
[Flags]
internal enum DateWord
{
    None = 0,
    Month = 1 << 0,
    Weekday = 1 << 1,
    RelativeDay = 1 << 2,
    Ordinal = 1 << 3,
    WeekUnit = 1 << 4,
    MonthUnit = 1 << 5,
    YearUnit = 1 << 6,
    YearWord = 1 << 7,
    MonthWord = 1 << 8,
    Past = 1 << 9,
    Future = 1 << 10,
    Current = 1 << 11,
    BetweenDayAndMonth = 1 << 12,
    RangeWord = 1 << 13,
    GregorianMark = 1 << 14,
    HijriMark = 1 << 15,
    NoDayBefore = 1 << 16,
    NoDayAfter = 1 << 17,
    DateLineWord = 1 << 18,
    SolarMark = 1 << 19,
    Unit = WeekUnit | MonthUnit | YearUnit,
    Qualifier = Past | Future | Current,
    Starter = Month | Weekday | RelativeDay | Ordinal | Unit | YearWord,
}
