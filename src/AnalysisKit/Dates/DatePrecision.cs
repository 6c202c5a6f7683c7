namespace AnalysisKit;

/// <summary>How exactly an expression names a time.</summary>
public enum DatePrecision
{
    /// <summary>A day, or days from one to another.</summary>
    Day,

    /// <summary>A week, Saturday to Friday as Arabic news counts it.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A year.</summary>
    Year,
}
