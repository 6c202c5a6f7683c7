using Microsoft.Data.Analysis;

namespace AnalysisKit;

/// <summary>Columns of a frame, each filled in one go.</summary>
internal static class FrameColumns
{
    public static StringDataFrameColumn Text<T>(string name, IReadOnlyList<T> rows, Func<T, string?> value) => new(name, rows.Select(value));

    public static Int32DataFrameColumn Whole<T>(string name, IReadOnlyList<T> rows, Func<T, int> value) => new(name, rows.Select(value));

    public static Int64DataFrameColumn Long<T>(string name, IReadOnlyList<T> rows, Func<T, long> value) => new(name, rows.Select(value));

    public static DoubleDataFrameColumn Real<T>(string name, IReadOnlyList<T> rows, Func<T, double> value) => new(name, rows.Select(value));

    /// <summary>
    /// A frame that says what it cannot say: an infinite number becomes an undefined one, and a column "note" behind the others names, for each row, the columns without a value and why they have none. It is empty where all have one.
    /// </summary>
    /// <param name="rows">The rows.</param>
    /// <param name="reason">Why a row lacks values; asked only for those that do.</param>
    /// <param name="columns">The columns.</param>
    public static DataFrame Noted<T>(IReadOnlyList<T> rows, Func<T, string> reason, params DataFrameColumn[] columns)
    {
        var numbers = columns.OfType<DoubleDataFrameColumn>().ToArray();
        var notes = new string?[rows.Count];
        for (var row = 0; row < notes.Length; row++)
        {
            List<string>? missing = null;
            foreach (var column in numbers)
            {
                if (column[row] is { } value && double.IsFinite(value))
                    continue;
                (missing ??= []).Add(column.Name);
                column[row] = double.NaN;
            }

            if (missing is not null)
                notes[row] = $"{reason(rows[row])}: {string.Join(", ", missing)}";
        }

        return new DataFrame([.. columns, new StringDataFrameColumn("note", notes)]);
    }

    public static DateTimeDataFrameColumn Day<T>(string name, IReadOnlyList<T> rows, Func<T, DateOnly?> value) =>
        new(name, rows.Select(r => value(r)?.ToDateTime(TimeOnly.MinValue)));
}
