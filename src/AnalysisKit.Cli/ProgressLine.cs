using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>
/// Shows on stderr how much is done and how long it will take: on a terminal as one line that is overwritten, in a file or log as one line per minute.
/// </summary>
internal sealed class ProgressLine : IProgress<ReadProgress>, IProgress<WorkProgress>, IDisposable
{
    private const double LeastShareToForesee = 0.005;

    private readonly Terminal _terminal;
    private readonly string _unit;
    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly TimeSpan _pause;
    private readonly Lock _lock = new();
    private TimeSpan _next;
    private ReadProgress _read;
    private long _done;
    private int _width;
    private bool _closed;

    public ProgressLine(Terminal terminal, string unit, TimeProvider? time = null)
    {
        (_terminal, _unit, _time) = (terminal, unit, time ?? TimeProvider.System);
        _began = _time.GetTimestamp();
        (_next, _pause) = terminal.ErrorIsTerminal ? (TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(200)) : (TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        terminal.Progress = this;
    }

    /// <summary>Number of articles read.</summary>
    public long Articles
    {
        get
        {
            lock (_lock)
                return _read.Articles;
        }
    }

    /// <summary>What was done, as part of a sentence: "1,200 articles, 24 % of 52.1 MB".</summary>
    public string Done
    {
        get
        {
            var done = Math.Max(Volatile.Read(ref _done), _read.Articles);
            return string.Create(CultureInfo.InvariantCulture, $"{done:N0} {(done == 1 ? _unit.TrimEnd('s') : _unit)}{(_read.TotalBytes is > 0 and var total ? $", {100.0 * _read.Bytes / total:0} % of {Size(total)}" : _read.Bytes > 0 ? $", {Size(_read.Bytes)}" : "")}");
        }
    }

    /// <summary>Shows the number done, on a terminal at most a few times per second and not within the first second.</summary>
    public void Report(long done)
    {
        Volatile.Write(ref _done, done);
        ShowNowAndThen();
    }

    /// <summary>Shows the progress of work.</summary>
    public void Report(WorkProgress value) => Report(value.Done);

    /// <summary>Shows the progress of reading.</summary>
    public void Report(ReadProgress value)
    {
        lock (_lock)
            _read = value;
        ShowNowAndThen();
    }

    public void Dispose()
    {
        lock (_lock)
            _closed = true;
        Clear();
    }

    /// <summary>Clears the line, so that another message can be written.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            if (_width == 0)
                return;
            Show("");
            _terminal.Error.Write('\r');
        }
    }

    /// <summary>The line as it is shown after some time.</summary>
    internal static string Describe(long done, string unit, ReadProgress read, TimeSpan elapsed)
    {
        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} {unit}, {done / seconds:N0} per second");
        if (read.Bytes > 0)
        {
            var ofTotal = read.TotalBytes is > 0 and var size ? $" of {Size(size)}" : "";
            line += string.Create(CultureInfo.InvariantCulture, $"; {Size(read.Bytes)}{ofTotal}, {Size((long)(read.Bytes / seconds))} per second");
        }

        line += string.Create(CultureInfo.InvariantCulture, $"; {elapsed:hh\\:mm\\:ss}");
        if (read.TotalBytes is not > 0 || read.Bytes < LeastShareToForesee * read.TotalBytes)
            return line;
        var share = (double)read.Bytes / read.TotalBytes.Value;
        return string.Create(CultureInfo.InvariantCulture, $"{share:0 %}; {line}, {TimeSpan.FromSeconds(seconds * (1 - share) / share):hh\\:mm\\:ss} left");
    }

    private void ShowNowAndThen()
    {
        if (_time.GetElapsedTime(_began) < _next)
            return;
        lock (_lock)
        {
            var elapsed = _time.GetElapsedTime(_began);
            if (_closed || elapsed < _next)
                return;
            _next = elapsed + _pause;
            var line = Describe(Math.Max(_done, 0) is > 0 and var done ? done : _read.Articles, _unit, _read, elapsed);
            if (_terminal.ErrorIsTerminal)
                Show(line);
            else
                _terminal.Error.WriteLine(line);
        }
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
        >= 100_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
    };

    private void Show(string line)
    {
        _terminal.Error.Write('\r' + line.PadRight(_width));
        _width = line.Length;
    }
}
