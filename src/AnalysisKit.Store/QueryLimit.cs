using System.Diagnostics;
using DuckDB.NET.Data;

namespace AnalysisKit.Store;

/// <summary>
/// Interrupts a connection's query when its time is over, when the process grows beyond measure, or when its user stops it: again and again until it is disposed, since an interruption between two steps of a query is lost.
/// </summary>
/// <remarks>The database bounds the memory of its pages and intermediate results itself, but not that of single values, such as lists and texts of a billion parts.</remarks>
internal sealed class QueryLimit : IDisposable
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _limit;
    private readonly long _memory;
    private readonly CancellationToken _cancellationToken;
    private readonly Timer _timer;
    private bool _isOver;

    public QueryLimit(DuckDBConnection connection, TimeSpan limit, int megabytes, CancellationToken cancellationToken)
    {
        _limit = limit;
        // As much again as the database may use, for the rows read from it.
        _memory = Math.Min(Environment.WorkingSet + (2 * megabytes * 1_000_000L), MostMemory);
        _cancellationToken = cancellationToken;
        _timer = new Timer(_ => InterruptIfDue(connection), null, Often, Often);
    }

    /// <summary>The most bytes that a process may take while it asks a store: nine tenths of what there is, so that the machine is never without any.</summary>
    public static long MostMemory => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 10 * 9;

    /// <summary>Whether the time is over.</summary>
    public bool HasPassed => _limit != Timeout.InfiniteTimeSpan && _watch.Elapsed >= _limit;

    /// <summary>Whether the query was interrupted because the process grew beyond measure.</summary>
    public bool HasOutgrown { get; private set; }

    /// <summary>Ends the reading of rows when the time is over or the user stops it.</summary>
    public void ThrowIfDue()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        if (HasPassed)
            throw new TimeoutException();
    }

    public void Dispose()
    {
        lock (_gate)
            _isOver = true;
        _timer.Dispose();
    }

    private void InterruptIfDue(DuckDBConnection connection)
    {
        lock (_gate)
        {
            if (_isOver)
                return;
            HasOutgrown |= Environment.WorkingSet > _memory;
            if (_cancellationToken.IsCancellationRequested || HasPassed || HasOutgrown)
                connection.NativeConnection.Interrupt();
        }
    }
}
