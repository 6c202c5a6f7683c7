using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Store;

/// <summary>Runs one query in a transaction that can only read, and makes a frame of the result.</summary>
internal static partial class StoreQuery
{
    // The words with which a reading statement can begin. A read-only transaction protects the tables, but does not stop COPY, EXPORT or ATTACH from writing files.
    private static readonly string[] Reading = ["SELECT", "WITH", "FROM", "VALUES", "TABLE", "DESCRIBE", "DESC", "SHOW", "SUMMARIZE", "PIVOT", "UNPIVOT"];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static DataFrame Run(StoreFile file, string sql, IReadOnlyDictionary<string, object?>? named, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
    {
        using var connection = file.Connect();
        return OnlyReading(file, connection, sql, () =>
        {
            using var command = Command(connection, sql, named, parameters);
            using var stop = cancellationToken.Register(command.Cancel);
            using var reader = command.ExecuteReader();
            return Frame(reader);
        }, cancellationToken);
    }

    /// <summary>Makes DuckDB write the result of a query to a file.</summary>
    public static void ToFile(StoreFile file, string sql, IReadOnlyDictionary<string, object?>? named, IReadOnlyList<object?> parameters, string path, string format, CancellationToken cancellationToken)
    {
        using var connection = file.Connect();
        OnlyReading(file, connection, sql, () =>
        {
            var target = path.Replace("'", "''", StringComparison.Ordinal);
            using var command = Command(connection, $"COPY ({sql.TrimEnd().TrimEnd(';')}\n) TO '{target}' ({format})", named, parameters);
            using var stop = cancellationToken.Register(command.Cancel);
            return command.ExecuteNonQuery();
        }, cancellationToken);
    }

    private static T OnlyReading<T>(StoreFile file, DuckDBConnection connection, string sql, Func<T> work, CancellationToken cancellationToken)
    {
        RequireOneStatement(file, connection, sql);
        connection.Execute($"SET memory_limit = '{Math.Max(file.Options.QueryMegabytes, file.Options.MemoryMegabytes)}MB'");
        connection.Execute("BEGIN TRANSACTION READ ONLY");
        try
        {
            return work();
        }
        catch (OverflowException e)
        {
            throw new StoreException(StoreProblem.Query, file.Name, "A decimal number has more digits than a frame can hold. Cast it in the query: column::double, or column::varchar for all digits.", e);
        }
        catch (DuckDBException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (DuckDBException e) when (e.Message.Contains("read-only", StringComparison.Ordinal))
        {
            throw OnlyReads(file, e);
        }
        catch (DuckDBException e) when (e.Message.StartsWith("IO Error", StringComparison.Ordinal) || e.Message.StartsWith("Out of Memory", StringComparison.Ordinal))
        {
            throw file.Failed(e);
        }
        catch (DuckDBException e)
        {
            throw new StoreException(StoreProblem.Query, file.Name, $"DuckDB refuses the query. {StoreFile.Reason(e)}", e);
        }
        catch (InvalidOperationException e) when (e.Message.Contains("number of parameters", StringComparison.Ordinal))
        {
            throw new StoreException(StoreProblem.Query, file.Name, $"The query's parameters do not fit: {e.Message}. Give one value for each ? or $name.", e);
        }
        finally
        {
            connection.Execute("ROLLBACK");
            connection.Execute($"SET memory_limit = '{file.Options.MemoryMegabytes}MB'");
        }
    }

    private static StoreException OnlyReads(StoreFile file, DuckDBException? cause) => new(
        StoreProblem.Query,
        file.Name,
        "A query only reads, so that nothing is lost by accident: use SELECT, or DESCRIBE for a table's columns. A result goes to a file with --output or ExportQuery; tables of your own go into a database of their own, with DuckDB itself.",
        cause);

    /// <summary>The first word of a statement after comments, brackets and EXPLAIN, which tells its kind.</summary>
    private static string FirstWord(string sql) => Opening().Match(sql).Groups["word"].Value;

    [GeneratedRegex(@"\A(?:\s|\(|--[^\n]*(?:\n|\z)|/\*.*?\*/|EXPLAIN\b|ANALYZE\b)*(?<word>\w+)", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    private static void RequireOneStatement(StoreFile file, DuckDBConnection connection, string sql)
    {
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, sql, out var statements);
        using (statements)
        {
            if (count == 1 && Reading.Contains(FirstWord(sql), StringComparer.OrdinalIgnoreCase))
                return;
            if (count == 1)
                throw OnlyReads(file, null);
            var reason = count == 0 ? NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) : null;
            throw new StoreException(
                StoreProblem.Query,
                file.Name,
                count > 1 && FirstWord(sql).EndsWith("PIVOT", StringComparison.OrdinalIgnoreCase) ? "Name the columns of the pivot: pivot articles on source in ('a', 'b') using count(*). Without them DuckDB makes several statements of it."
                : count > 1 ? $"A query is one statement, and these are {count}. Run them one by one." : string.IsNullOrEmpty(reason) ? "The query is empty. For example: select * from positions." : $"DuckDB refuses the query. {reason}");
        }
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? named, IReadOnlyList<object?> parameters)
    {
        var command = Sql.Command(connection, sql, parameters);
        foreach (var (name, value) in named ?? new Dictionary<string, object?>())
            command.Parameters.Add(new DuckDBParameter(name.TrimStart('$'), value!));
        return command;
    }

    private static DataFrame Frame(DuckDBDataReader reader)
    {
        var values = Enumerable.Range(0, reader.FieldCount).Select(_ => new List<object?>()).ToArray();
        while (reader.Read())
        {
            for (var column = 0; column < values.Length; column++)
                values[column].Add(reader.IsDBNull(column) ? null : Value(reader, column));
        }

        var names = Names(reader);
        return new DataFrame(values.Select((cells, column) => Column(names[column], reader.GetFieldType(column), cells)));
    }

    private static object Value(DuckDBDataReader reader, int column)
    {
        var type = reader.GetFieldType(column);
        if (type == typeof(DateOnly))
            return reader.GetFieldValue<DuckDBDateOnly>(column) is { IsInfinity: false } day ? (DateTime)day : null!;
        return type == typeof(Stream) ? Bytes(reader.GetStream(column)) : reader.GetValue(column);
    }

    private static string Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Convert.ToHexString(copy.GetBuffer(), 0, (int)copy.Length);
    }

    private static DataFrameColumn Column(string name, Type type, List<object?> cells)
    {
        if (type == typeof(bool))
            return new BooleanDataFrameColumn(name, cells.Select(c => (bool?)c));
        if (type == typeof(sbyte) || type == typeof(byte) || type == typeof(short) || type == typeof(ushort) || type == typeof(int))
            return new Int32DataFrameColumn(name, cells.Select(c => c is null ? (int?)null : Convert.ToInt32(c, CultureInfo.InvariantCulture)));
        if (type == typeof(uint) || type == typeof(long) || (IsWhole(type) && cells.TrueForAll(c => c is null || FitsLong(c))))
            return new Int64DataFrameColumn(name, cells.Select(c => c switch { null => (long?)null, BigInteger big => (long)big, _ => Convert.ToInt64(c, CultureInfo.InvariantCulture) }));
        if (type == typeof(float) || type == typeof(double) || type == typeof(decimal))
            return new DoubleDataFrameColumn(name, cells.Select(c => c is null ? (double?)null : Convert.ToDouble(c, CultureInfo.InvariantCulture)));
        if (type == typeof(DateOnly) || type == typeof(DateTime))
            return new DateTimeDataFrameColumn(name, cells.Select(c => (DateTime?)c));
        return new StringDataFrameColumn(name, cells.Select(Text));
    }

    private static bool IsWhole(Type type) => type == typeof(ulong) || type == typeof(BigInteger);

    private static bool FitsLong(object number) => number is ulong small ? small <= long.MaxValue : (BigInteger)number >= long.MinValue && (BigInteger)number <= long.MaxValue;

    /// <summary>A value as text: lists, maps and structures as JSON, everything else formatted in the invariant culture.</summary>
    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        System.Collections.IEnumerable => JsonSerializer.Serialize(value, Json),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The names of the columns. A frame needs different names, so a second "n" becomes "n_2".</summary>
    private static List<string> Names(DuckDBDataReader reader)
    {
        var names = new List<string>();
        for (var column = 0; column < reader.FieldCount; column++)
        {
            var name = reader.GetName(column);
            var unique = name;
            for (var n = 2; names.Contains(unique, StringComparer.Ordinal); n++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
            names.Add(unique);
        }

        return names;
    }
}
