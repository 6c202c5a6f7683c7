using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Analysis;

namespace AnalysisKit.Store;

/// <summary>Runs one query of a user: in a transaction that can only read, on a database that sees nothing but the store, within limits of time and memory.</summary>
internal static class StoreQuery
{
    public static DataFrame Run(StoreFile file, string sql, IReadOnlyDictionary<string, object?>? named, IReadOnlyList<object?> parameters, StoreFilter filter, CancellationToken cancellationToken)
    {
        using var connection = file.Connect();
        FilteredTables.Make(file, connection, filter, cancellationToken);
        return OnlyReading(file, connection, sql, file.Options.QueryTimeout, (query, limit) =>
        {
            var columns = query.IsExplain ? [] : ResultColumn.Of(Types(connection, query.Text, named, parameters));
            var isNative = columns.TrueForAll(c => c.IsNative);
            using var command = Command(connection, isNative ? sql : ResultColumn.Select(columns, query.Text), named, parameters);
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            return ResultFrame.Read(reader, isNative ? ResultColumn.Of(reader) : columns, limit, Megabytes(file));
        }, cancellationToken);
    }

    /// <summary>Makes DuckDB write the result of a query of the user to a file in the folder for drafts, null in the place of numbers that are undefined or infinite.</summary>
    public static void ToFile(StoreFile file, string sql, string path, StoreFormat format, TimeSpan timeout, StoreFilter filter, CancellationToken cancellationToken)
    {
        using var connection = file.Connect();
        FilteredTables.Make(file, connection, filter, cancellationToken);
        OnlyReading(file, connection, sql, timeout, (query, _) =>
        {
            if (query.IsExplain)
                throw Refused(file, sql, "a plan is for reading and not for a file: leave out EXPLAIN, or run it without an output.", null);
            var target = path.Replace("'", "''", StringComparison.Ordinal);
            var finite = ResultColumn.SelectFinite(ResultColumn.Of(Types(connection, query.Text, null, [])), query.Text, format);
            using var command = Command(connection, $"COPY ({finite}\n) TO '{target}' ({StoreExport.Options(format)})", null, []);
            return command.ExecuteNonQuery();
        }, cancellationToken);
    }

    private static T OnlyReading<T>(StoreFile file, DuckDBConnection connection, string sql, TimeSpan timeout, Func<ReadingStatement, QueryLimit, T> work, CancellationToken cancellationToken)
    {
        var query = file.Guard(() =>
        {
            file.CloseForQueries(connection);
            return ReadingStatement.Parse(connection, sql);
        });
        if (query.Refusal is { } refusal)
            throw Refused(file, sql, refusal, null);
        file.Guard(() => connection.Execute("BEGIN TRANSACTION READ ONLY")); // until the connection is closed
        using var limit = new QueryLimit(connection, timeout, Megabytes(file), cancellationToken);
        try
        {
            return work(query, limit);
        }
        catch (Exception e) when (e is DuckDBException or OperationCanceledException && limit.HasOutgrown)
        {
            throw TooLarge(file, sql, "", e);
        }
        catch (DuckDBException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw limit.HasPassed ? TimedOut(file, sql, timeout, e) : Failed(file, sql, e);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw TimedOut(file, sql, timeout, e);
        }
        catch (InsufficientMemoryException e)
        {
            throw TooLarge(file, sql, e.Message, e);
        }
        catch (InvalidOperationException e) when (e.Message.Contains("number of parameters", StringComparison.Ordinal))
        {
            throw Refused(file, sql, $"its parameters do not fit: {e.Message}. Give one value for each ? or $name.", e);
        }
    }

    private static int Megabytes(StoreFile file) => Math.Max(file.Options.QueryMegabytes, file.Options.MemoryMegabytes);

    private static StoreException Failed(StoreFile file, string sql, DuckDBException e)
    {
        if (e.Message.Contains("disabled by configuration", StringComparison.Ordinal) || e.Message.Contains("read-only", StringComparison.Ordinal))
            return Refused(file, sql, $"{ReadingStatement.StoreAlone} {StoreFile.Reason(e)}", e);
        if (e.Message.StartsWith("Out of Memory", StringComparison.Ordinal) || e.Message.Contains("could not allocate", StringComparison.OrdinalIgnoreCase))
            return TooLarge(file, sql, StoreFile.Reason(e), e);
        if (e.Message.StartsWith("IO Error", StringComparison.Ordinal))
            return file.Failed(e);
        return Refused(file, sql, $"DuckDB refuses it. {StoreFile.Reason(e)}", e);
    }

    private static StoreException Refused(StoreFile file, string sql, string reason, Exception? cause) => new(StoreProblem.Query, file.Name, $"{Named(sql)}: {reason}", cause);

    private static StoreException TimedOut(StoreFile file, string sql, TimeSpan timeout, Exception cause) => new(
        StoreProblem.TimedOut,
        file.Name,
        string.Create(CultureInfo.InvariantCulture, $"{Named(sql)}: it was stopped after {timeout.TotalSeconds:0.###} seconds. Give it more time (--timeout, StoreOptions.QueryTimeout), or let it read less (WHERE, LIMIT)."),
        cause);

    private static StoreException TooLarge(StoreFile file, string sql, string reason, Exception cause) => new(
        StoreProblem.Failed,
        file.Name,
        string.Create(CultureInfo.InvariantCulture, $"{Named(sql)}: it needs more than the {Megabytes(file):N0} MB that it may use (StoreOptions.QueryMegabytes). Ask for fewer rows or columns (WHERE, LIMIT), or write the result to a file (--output, ExportQuery). {reason}").TrimEnd(),
        cause);

    /// <summary>The query as an error names it: on one line, its beginning.</summary>
    private static string Named(string sql)
    {
        const int most = 100;
        var line = string.Concat(sql.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
        return $"The query \"{(line.Length <= most ? line : string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[most - 1]) ? most - 1 : most), "…"))}\"";
    }

    private static List<(string Name, string Type)> Types(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? named, IReadOnlyList<object?> parameters)
    {
        using var command = Command(connection, $"SELECT * FROM ({sql}\n) LIMIT 0", named, parameters);
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(column => (reader.GetName(column), reader.GetDataTypeName(column)))];
    }

    private static DuckDBCommand Command(DuckDBConnection connection, string sql, IReadOnlyDictionary<string, object?>? named, IReadOnlyList<object?> parameters)
    {
        var command = Sql.Command(connection, sql, parameters);
        foreach (var (name, value) in named ?? new Dictionary<string, object?>())
            command.Parameters.Add(new DuckDBParameter(name.TrimStart('$'), value!));
        return command;
    }
}
