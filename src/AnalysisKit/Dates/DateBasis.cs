namespace AnalysisKit;

/// <summary>What the date of an expression is based on.</summary>
public enum DateBasis
{
    /// <summary>The text states the whole date: day, month and year, or less if the precision is lower.</summary>
    Stated,

    /// <summary>The text gives day and month; the year is the one nearest to the publication.</summary>
    YearFromPublication,

    /// <summary>The text counts from the day of publication: yesterday, last Monday, next month.</summary>
    Relative,
}
