using Microsoft.Data.Analysis;

namespace AnalysisKit;

/// <summary>Columns of a frame, each filled in one go.</summary>
internal static class FrameColumns
{
    public static StringDataFrameColumn Text<T>(string name, IReadOnlyList<T> rows, Func<T, string?> value) => new(name, rows.Select(value));

    public static Int32DataFrameColumn Whole<T>(string name, IReadOnlyList<T> rows, Func<T, int> value) => new(name, rows.Select(value));

    public static Int64DataFrameColumn Long<T>(string name, IReadOnlyList<T> rows, Func<T, long> value) => new(name, rows.Select(value));

    public static DoubleDataFrameColumn Real<T>(string name, IReadOnlyList<T> rows, Func<T, double> value) => new(name, rows.Select(value));

    public static DateTimeDataFrameColumn Day<T>(string name, IReadOnlyList<T> rows, Func<T, DateOnly?> value) =>
        new(name, rows.Select(r => value(r)?.ToDateTime(TimeOnly.MinValue)));
}
