using System.Diagnostics;
using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>One line on stderr that says how far the work has come. Silent where stderr is no terminal.</summary>
internal sealed class ProgressLine(Terminal terminal, string unit) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = TimeSpan.FromSeconds(1);
    private int _width;

    /// <summary>Shows the number done, at most a few times per second and not within the first second.</summary>
    public void Report(long done)
    {
        if (!terminal.ErrorIsTerminal || _watch.Elapsed < _next)
            return;
        _next = _watch.Elapsed + Pause;
        var perSecond = done / _watch.Elapsed.TotalSeconds;
        Show(string.Create(CultureInfo.InvariantCulture, $"{done:N0} {unit}, {perSecond:N0} per second, {_watch.Elapsed:hh\\:mm\\:ss}"));
    }

    public void Dispose()
    {
        if (_width == 0)
            return;
        Show("");
        terminal.Error.Write('\r');
    }

    private void Show(string line)
    {
        terminal.Error.Write('\r' + line.PadRight(_width));
        _width = line.Length;
    }
}
