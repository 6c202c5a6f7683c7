namespace AnalysisKit;

/// <summary>Where the date of an expression comes from.</summary>
public enum DateBasis
{
    /// <summary>The text gives day, month and year (or what the precision asks for).</summary>
    Stated,

    /// <summary>The text gives day and month; the year is the one nearest to the publication.</summary>
    YearFromPublication,

    /// <summary>The text counts from the day of publication: yesterday, last Monday, next month.</summary>
    Relative,
}
