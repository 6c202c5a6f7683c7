namespace AnalysisKit;

/// <summary>A month of one of the two calendars.</summary>
/// <param name="IsHijri">Whether it is a month of the Hijri calendar.</param>
/// <param name="Number">1 to 12.</param>
internal readonly record struct MonthName(bool IsHijri, int Number);
