using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.Data.Analysis;
using static AnalysisKit.FrameColumns;

namespace AnalysisKit;

/// <summary>Makes a <see cref="DataFrame"/> of any rows that an analyst has.</summary>
public static class RowFrames
{
    /// <summary>
    /// Any rows, such as anonymous objects: <c>terms.Select(t => new { t.Term, t.Count }).ToTable()</c>. Each public property is a column, its name in snake_case; numbers, truth values and days keep their types, a span becomes its start and length,
    /// everything else becomes text in the invariant culture, and a missing value is null.
    /// </summary>
    public static DataFrame ToTable<T>(this IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var list = rows.ToList();
        return new DataFrame([.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanRead && p.GetIndexParameters().Length == 0).SelectMany(p => Columns(p, list))]);
    }

    // A span has two columns, start and length.
    private static IEnumerable<DataFrameColumn> Columns<T>(PropertyInfo property, List<T> rows)
    {
        if (property.PropertyType != typeof(Span) && property.PropertyType != typeof(Span?))
            return [Column(property, rows)];
        var name = property.Name == "Span" ? "" : SnakeCase(property.Name) + "_";
        Span? Value(T row) => (Span?)property.GetValue(row);
        return [new Int32DataFrameColumn(name + "start", rows.Select(r => Value(r)?.Start)), new Int32DataFrameColumn(name + "length", rows.Select(r => Value(r)?.Length))];
    }

    private static DataFrameColumn Column<T>(PropertyInfo property, List<T> rows)
    {
        var name = SnakeCase(property.Name);
        object? Value(T row) => property.GetValue(row);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(int))
            return new Int32DataFrameColumn(name, rows.Select(r => (int?)Value(r)));
        if (type == typeof(long))
            return new Int64DataFrameColumn(name, rows.Select(r => (long?)Value(r)));
        if (type == typeof(double))
            return new DoubleDataFrameColumn(name, rows.Select(r => (double?)Value(r)));
        if (type == typeof(bool))
            return new BooleanDataFrameColumn(name, rows.Select(r => (bool?)Value(r)));
        if (type == typeof(DateOnly))
            return Day(name, rows, r => (DateOnly?)Value(r));
        if (type == typeof(DateTime))
            return new DateTimeDataFrameColumn(name, rows.Select(r => (DateTime?)Value(r)));
        return Text(name, rows, r => Value(r) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null);
    }

    // PValue is p_value: a word begins where a small letter follows, too.
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
                text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
