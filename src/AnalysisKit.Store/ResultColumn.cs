using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>
/// A column of a query's result: how DuckDB gives it to us, and what becomes of it. Types that .NET has are read as they are. DuckDB writes the values of all others as text itself, nested ones as JSON,
/// since it alone knows how: lists with gaps, dates beyond .NET's, 24:00, intervals, 38 digits.
/// </summary>
internal sealed record ResultColumn(string Name, string Type)
{
    /// <summary>The columns, under names that differ, as a frame needs them: a second "n" becomes "n_2".</summary>
    public static List<ResultColumn> Of(IEnumerable<(string Name, string Type)> columns)
    {
        var named = new List<ResultColumn>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, type) in columns)
        {
            var unique = name;
            for (var n = 2; !names.Add(unique); n++)
                unique = FormattableString.Invariant($"{name}_{n}");
            named.Add(new ResultColumn(unique, type));
        }

        return named;
    }

    /// <summary>The columns of a result that is read as it is.</summary>
    public static List<ResultColumn> Of(DuckDBDataReader reader) => Of(Enumerable.Range(0, reader.FieldCount).Select(column => (reader.GetName(column), reader.GetDataTypeName(column))));

    /// <summary>A query around a query that gives its columns as they are read here.</summary>
    public static string Select(IReadOnlyList<ResultColumn> columns, string query) =>
        $"SELECT {string.Join(", ", columns.Select((c, i) => c.Expression($"c{i}")))} FROM ({query}\n) AS result({string.Join(", ", columns.Select((_, i) => $"c{i}"))})";

    /// <summary>Whether .NET has the type.</summary>
    public bool IsNative => Type is "Boolean" or "TinyInt" or "SmallInt" or "Integer" or "BigInt" or "UnsignedTinyInt" or "UnsignedSmallInt" or "UnsignedInteger" or "Float" or "Double" or "Varchar";

    /// <summary>A query around a query for a file, in which no number is undefined or infinite, and null stands in its place: JSON has no such numbers, and other formats name them in ways of their own.</summary>
    public static string SelectFinite(IReadOnlyList<ResultColumn> columns, string query, StoreFormat format)
    {
        if (!columns.Any(c => c.IsFraction || (c.IsNested && format != StoreFormat.Parquet)))
            return query;
        var selected = columns.Select((c, i) => $"{c.Finite($"c{i}", format)} AS \"{c.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        return $"SELECT {string.Join(", ", selected)} FROM ({query}\n) AS result({string.Join(", ", columns.Select((_, i) => $"c{i}"))})";
    }

    private bool IsFraction => Type is "Float" or "Double";

    private bool IsNested => Type is "List" or "Struct" or "Map" or "Array" or "Union";

    private string Expression(string column) => Type switch
    {
        _ when IsNative => column,
        "Blob" => $"hex({column})",
        _ when IsNested => Text(column),
        _ => $"{column}::VARCHAR",
    };

    private string Finite(string column, StoreFormat format) => format switch
    {
        _ when IsFraction => $"CASE WHEN isfinite({column}) THEN {column} END",
        StoreFormat.JsonLines when IsNested => $"coalesce(TRY(({Text(column)})::JSON), to_json({column}::VARCHAR))",
        StoreFormat.Csv when IsNested => Text(column),
        _ => column,
    };

    /// <summary>A nested value as JSON. DuckDB writes NaN and Infinity into it, which are no JSON: outside of its strings null stands for them.</summary>
    private static string Text(string column)
    {
        var json = $"to_json({column})::VARCHAR";
        const string Parts = """ '"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity)|[^"NI-]+|(?s:.)' """;
        return $"CASE WHEN {column} IS NOT NULL THEN coalesce(TRY(CASE WHEN contains({json}, 'NaN') OR contains({json}, 'Infinity') "
            + $"THEN array_to_string([CASE WHEN part IN ('NaN', 'Infinity', '-Infinity') THEN 'null' ELSE part END FOR part IN regexp_extract_all({json}, {Parts})], '') ELSE {json} END), {column}::VARCHAR) END";
    }
}
