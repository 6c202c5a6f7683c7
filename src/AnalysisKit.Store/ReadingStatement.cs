using System.Buffers;
using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace AnalysisKit.Store;

/// <summary>
/// A query as DuckDB's own parser reads it. Whatever is no SELECT (DESCRIBE, SHOW, PIVOT and the like become one) is refused, and so are functions that reach beyond the store or change how the database works:
/// the configuration stops most of them, but not those that log, profile or run text as SQL.
/// </summary>
/// <param name="Text">The statement without what ends it.</param>
/// <param name="IsExplain">Whether it asks for the plan.</param>
/// <param name="Refusal">Why it may not run, as the end of a sentence; null if it may.</param>
internal sealed partial record ReadingStatement(string Text, bool IsExplain, string? Refusal)
{
    public const string StoreAlone = "a query sees the store alone: no files or folders, no network, no other database, and it changes no setting.";

    private const string OnlyReads =
        "a query only reads, so that nothing is lost by accident: use SELECT, or DESCRIBE for a table's columns. A result goes to a file with --output or ExportQuery; tables of your own go into a database of their own, with DuckDB itself.";

    private const int Depth = 20_000;

    // DuckDB's parser needs a second for a chain of as many conditions, and cannot be interrupted.
    private const int MostCharacters = 100_000;

    private static readonly char[] Ends = [';', ' ', '\t', '\r', '\n'];

    private static readonly SearchValues<char> OfFiles = SearchValues.Create("/\\.:*?");

    /// <summary>The functions that give tables from what is in the query or the store. Those of later versions are refused until they stand here.</summary>
    private static readonly HashSet<string> TableFunctions = new(StringComparer.OrdinalIgnoreCase)
    {
        "duckdb_columns", "duckdb_constraints", "duckdb_databases", "duckdb_functions", "duckdb_indexes", "duckdb_keywords", "duckdb_memory", "duckdb_optimizers", "duckdb_schemas", "duckdb_settings", "duckdb_tables", "duckdb_types", "duckdb_views",
        "generate_series", "generate_subscripts", "histogram", "histogram_values", "icu_calendar_names", "json_each", "json_tree", "pg_timezone_names", "pragma_collations", "pragma_show", "pragma_table_info", "pragma_version",
        "range", "regexp_split_to_table", "repeat", "repeat_row", "summary", "test_all_types", "unnest",
    };

    /// <summary>The functions that do more than compute a value. Sleep is not to be interrupted.</summary>
    private static readonly HashSet<string> Effects = new(StringComparer.OrdinalIgnoreCase) { "currval", "getenv", "nextval", "pg_sleep", "setseed", "sleep_ms", "write_log" };

    public static ReadingStatement Parse(DuckDBConnection connection, string sql)
    {
        var opening = Opening().Match(sql);
        var isExplain = opening.Groups["explain"].Success;
        if (sql.Contains('\0', StringComparison.Ordinal))
            return Refused("it has a NUL character, at which DuckDB would cut it off. Take it out.");
        if (sql.Length > MostCharacters)
            return Refused(FormattableString.Invariant($"it has {sql.Length:N0} characters, and {MostCharacters:N0} are the most. Give a long list as a parameter: where list_contains(?, id)."));
        var (count, error) = Count(connection, sql);
        if (count > 1)
        {
            return Refused(opening.Groups["word"].Value.EndsWith("PIVOT", StringComparison.OrdinalIgnoreCase)
                ? "name the columns of the pivot: pivot articles on source in ('a', 'b') using count(*). Without them DuckDB makes several statements of it."
                : $"a query is one statement, and these are {count}. Run them one by one.");
        }

        if (count == 0)
            return Refused(string.IsNullOrEmpty(error) ? "it is empty. For example: select * from positions." : $"DuckDB refuses it. {error}");
        var text = WithoutEnd(connection, sql);
        return new ReadingStatement(text, isExplain, RefusalOf(connection, isExplain ? text[opening.Groups["word"].Index..] : text));

        ReadingStatement Refused(string refusal) => new(sql, isExplain, refusal);
    }

    private static string? RefusalOf(DuckDBConnection connection, string select)
    {
        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(connection.Scalar<string>("SELECT json_serialize_sql(?::VARCHAR)", select), new JsonDocumentOptions { MaxDepth = Depth });
        }
        catch (JsonException)
        {
            return "it is nested too deep. Give its parts names: WITH part AS (SELECT ...) SELECT ... FROM part.";
        }

        using (parsed)
        {
            if (!parsed.RootElement.GetProperty("error").GetBoolean())
                return RefusalOf(parsed.RootElement);
            return parsed.RootElement.GetProperty("error_type").GetString() == "not implemented" ? OnlyReads : $"DuckDB refuses it. {parsed.RootElement.GetProperty("error_message").GetString()}";
        }
    }

    private static string? RefusalOf(JsonElement tree)
    {
        var tables = new List<string>();
        var withs = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<JsonElement>([tree]);
        while (open.TryPop(out var node))
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in node.EnumerateArray())
                    open.Push(item);
            }

            if (node.ValueKind != JsonValueKind.Object)
                continue;
            var (type, function) = (TextOf(node, "type"), TextOf(node, "function_name"));
            if (type == "TABLE_FUNCTION" && TextOf(node.GetProperty("function"), "function_name") is { } table && !TableFunctions.Contains(table))
                return $"{StoreAlone} {table}() is not among its functions.";
            if (function is not null && Effects.Contains(function))
                return $"{StoreAlone} {function}() is not among its functions.";
            if (type == "BASE_TABLE" && TextOf(node, "table_name") is { } name)
                tables.Add(name);
            foreach (var member in node.EnumerateObject())
            {
                if (member.Name == "cte_map" && member.Value.TryGetProperty("map", out var map))
                    withs.UnionWith(map.EnumerateArray().Select(with => TextOf(with, "key")).OfType<string>());
                open.Push(member.Value);
            }
        }

        return tables.Find(name => !withs.Contains(name) && name.AsSpan().ContainsAny(OfFiles)) is { } file
            ? $"{StoreAlone} '{file}' is the name of a file, or of a table that no store has."
            : null;
    }

    private static string? TextOf(JsonElement node, string name) => node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static (int Count, string? Error) Count(DuckDBConnection connection, string sql)
    {
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, sql, out var statements);
        using (statements)
            return (count, count == 0 ? NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) : null);
    }

    /// <summary>The statement without semicolons at its end and comments behind them, so that it can stand in brackets. A semicolon is one of them if nothing is a statement behind it, and all before it is one.</summary>
    private static string WithoutEnd(DuckDBConnection connection, string sql)
    {
        while (sql.LastIndexOf(';') is var end and >= 0)
        {
            var before = sql[..end].TrimEnd(Ends);
            if (Count(connection, sql[(end + 1)..]) is not (0, null or "") || Count(connection, before).Count != 1)
                break;
            sql = before;
        }

        return sql;
    }

    /// <summary>The first word of a statement after comments and EXPLAIN.</summary>
    [GeneratedRegex(@"\A(?:\s|--[^\n]*(?:\n|\z)|/\*.*?\*/)*(?<explain>EXPLAIN\b(?:\s|--[^\n]*(?:\n|\z)|/\*.*?\*/|ANALYZE\b|\(\s*(?:FORMAT|ANALYZE)\b[^()]*\))*)?\(*\s*(?<word>\w+)", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();
}
