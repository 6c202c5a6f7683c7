using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>Short forms for statements on a connection.</summary>
internal static class Sql
{
    public static void Execute(this DuckDBConnection connection, string sql, params IReadOnlyList<object?> parameters)
    {
        using var command = Command(connection, sql, parameters);
        command.ExecuteNonQuery();
    }

    public static T Scalar<T>(this DuckDBConnection connection, string sql, params IReadOnlyList<object?> parameters)
    {
        using var command = Command(connection, sql, parameters);
        return (T)command.ExecuteScalar()!;
    }

    public static List<T> Rows<T>(this DuckDBConnection connection, string sql, IReadOnlyList<object?> parameters, Func<DuckDBDataReader, T> row)
    {
        using var command = Command(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <summary>Runs the work in a transaction, so that all or nothing of it is stored.</summary>
    public static void InTransaction(this DuckDBConnection connection, Action work)
    {
        using var transaction = connection.BeginTransaction();
        work();
        transaction.Commit();
    }

    public static DuckDBCommand Command(DuckDBConnection connection, string sql, IReadOnlyList<object?> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
            command.Parameters.Add(new DuckDBParameter(parameter!));
        return command;
    }

    public static string? Text(this DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
