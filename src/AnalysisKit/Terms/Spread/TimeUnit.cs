namespace AnalysisKit;

/// <summary>Length of the periods of a trend.</summary>
public enum TimeUnit
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday to Sunday, numbered as in ISO 8601.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A quarter of a calendar year.</summary>
    Quarter,

    /// <summary>A calendar year.</summary>
    Year,
}
