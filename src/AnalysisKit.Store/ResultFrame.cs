using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using DuckDB.NET.Data;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Store;

/// <summary>Makes a frame of a query's result.</summary>
internal static class ResultFrame
{
    private const int BytesOfCell = 32;
    private const int DigitsOfDouble = 15; // that survive the way there and back

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Times = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InsufficientMemoryException">The rows need more memory than they may use.</exception>
    public static DataFrame Read(DuckDBDataReader reader, IReadOnlyList<ResultColumn> columns, QueryLimit limit, int megabytes)
    {
        var cells = columns.Select(_ => new List<object?>()).ToArray();
        var room = megabytes * 1_000_000L;
        long rows = 0;
        while (reader.Read())
        {
            if (++rows % 1024 == 0)
                limit.ThrowIfDue();
            for (var column = 0; column < cells.Length; column++)
            {
                var value = reader.IsDBNull(column) ? null : reader.GetValue(column);
                cells[column].Add(value);
                room -= BytesOfCell + (value is string text ? 2 * text.Length : 0);
            }

            if (room < 0)
                throw new InsufficientMemoryException(string.Create(CultureInfo.InvariantCulture, $"The result has more than {rows:N0} rows."));
        }

        return new DataFrame(columns.Select((c, i) => Column(c, cells[i])));
    }

    private static DataFrameColumn Column(ResultColumn column, List<object?> cells)
    {
        var name = column.Name;
        switch (column.Type)
        {
            case "Boolean":
                return new BooleanDataFrameColumn(name, cells.Select(c => (bool?)c));
            case "TinyInt" or "SmallInt" or "Integer" or "UnsignedTinyInt" or "UnsignedSmallInt":
                return new Int32DataFrameColumn(name, cells.Select(c => c is null ? (int?)null : Convert.ToInt32(c, CultureInfo.InvariantCulture)));
            case "UnsignedInteger" or "BigInt":
                return new Int64DataFrameColumn(name, cells.Select(c => c is null ? (long?)null : Convert.ToInt64(c, CultureInfo.InvariantCulture)));
            case "Float" or "Double":
                return new DoubleDataFrameColumn(name, cells.Select(c => c is null ? (double?)null : Convert.ToDouble(c, CultureInfo.InvariantCulture)));
        }

        // What came as text is a number or a time if every cell is one that the frame can hold exactly.
        return column.Type switch
        {
            "UnsignedBigInt" or "HugeInt" or "UnsignedHugeInt" when All<long>(cells, Whole) is { } numbers => new Int64DataFrameColumn(name, numbers),
            "Decimal" when All<double>(cells, Fraction) is { } numbers => new DoubleDataFrameColumn(name, numbers),
            "Date" or "Timestamp" or "TimestampS" or "TimestampMs" or "TimestampNs" when All<DateTime>(cells, Time) is { } times => new DateTimeDataFrameColumn(name, times),
            _ => new StringDataFrameColumn(name, cells.Select(Text)),
        };
    }

    /// <summary>The cells as values; null if one is none.</summary>
    private static List<T?>? All<T>(List<object?> cells, Func<string, T?> read)
        where T : struct
    {
        var values = new List<T?>(cells.Count);
        foreach (var cell in cells)
        {
            T? value = cell is null ? null : read((string)cell);
            if (value is null && cell is not null)
                return null;
            values.Add(value);
        }

        return values;
    }

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Fraction(string text) =>
        text.AsSpan().Trim("-0.") is var digits && digits.Length - digits.Count('.') <= DigitsOfDouble && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTime? Time(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A value as text; lists, of which only DuckDB's own tables have some that are read as they are, as JSON.</summary>
    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable => JsonSerializer.Serialize(value, Json),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
