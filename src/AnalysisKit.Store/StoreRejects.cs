using System.Text.Json;
using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>
/// Stores what an import leaves out, in the table rejects: records that gave no article, duplicates, and articles that are not in Arabic. Made by <see cref="ArticleStore.Rejects"/>; <see cref="Add"/> fits
/// <see cref="ReadOptions.OnProblem"/>. For one thread at a time. Records are written when it is disposed, at the latest.
/// </summary>
public sealed class StoreRejects : IDisposable
{
    private const int BatchRecords = 1000;
    private const int BatchCharacters = 8 * 1024 * 1024;

    private readonly StoreFile _file;
    private readonly DuckDBConnection _connection;
    private readonly string _input;
    private readonly List<ReadProblem> _batch = [];
    private long _batchCharacters;

    internal StoreRejects(StoreFile file, string input)
    {
        (_file, _input) = (file, input);
        _connection = file.Connect();
        file.Guard(() => _connection.InTransaction(() =>
        {
            _connection.Execute(StoreFile.Script("rejects.sql"));
            _connection.Execute("DELETE FROM rejects WHERE input = ?", input);
        }));
    }

    /// <summary>Number of records that were kept.</summary>
    public long Count { get; private set; }

    /// <summary>Stores the record, unless it gave an article in spite of the problem.</summary>
    public void Add(ReadProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (!problem.RecordLost && !problem.LeftOut)
            return;
        _batch.Add(problem);
        _batchCharacters += problem.Record?.Length ?? 0;
        if (_batch.Count >= BatchRecords || _batchCharacters >= BatchCharacters)
            Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Commit();
        _connection.Dispose();
    }

    private void Commit()
    {
        if (_batch.Count == 0)
            return;
        _file.Guard(() => _connection.InTransaction(() =>
        {
            using var writer = new RowWriter(_connection, "rejects");
            foreach (var problem in _batch)
            {
                writer.Row().Add(_input).Add(++Count).Add(problem.File).Add(problem.Line).Add(JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.Kind.ToString()))
                    .Add(problem.Problem).Add(problem.Advice).Add(problem.LeftOut).Add(problem.Record).End();
            }
        }));
        _batch.Clear();
        _batchCharacters = 0;
    }
}
