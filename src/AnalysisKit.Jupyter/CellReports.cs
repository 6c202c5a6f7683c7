using System.Diagnostics;
using System.Text;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>
/// Output of a running cell that has not been sent to the front end yet. Text of one
/// stream is joined, only the last of several updates of one display is kept, and cleared output is dropped, so that a cell that shows more than can be sent does not fill the memory.
/// </summary>
internal sealed class CellReports : IProgress<CellOutput>
{
    /// <summary>How long a line waits for its end: half a line of Arabic cannot be laid out.</summary>
    private static readonly TimeSpan WaitForLine = TimeSpan.FromMilliseconds(200);

    /// <summary>How long Arabic text gathers, since each piece of it becomes an output of its own.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private List<CellOutput> _waiting = [];
    private string? _stream;
    private long _since;

    public void Report(CellOutput value)
    {
        lock (_lock)
        {
            if (value is StreamOutput stream)
            {
                if (_stream != stream.Name)
                    EndStream();
                _stream = stream.Name;
                if (_text.Length == 0)
                    _since = Stopwatch.GetTimestamp();
                _text.Append(stream.Text);
                return;
            }

            EndStream();
            if (value is ClearOutput)
                _waiting.RemoveAll(o => o is not Question and not DisplayUpdate);
            else if (value is DisplayUpdate update)
                _waiting.RemoveAll(o => o is DisplayUpdate old && old.DisplayId == update.DisplayId);
            _waiting.Add(value);
        }
    }

    /// <summary>Takes the waiting output. The last text may stay for a while, until its line or more of it has come; half of a surrogate pair stays until the other half has come.</summary>
    public IReadOnlyList<CellOutput> Take()
    {
        lock (_lock)
        {
            var stream = _stream;
            var rest = Rest();
            _text.Length -= rest.Length;
            EndStream();
            if (rest.Length > 0)
            {
                _stream = stream;
                _text.Append(rest);
            }

            return Taken();
        }
    }

    /// <summary>Takes the waiting output to the last character, when no more comes.</summary>
    public IReadOnlyList<CellOutput> TakeAll()
    {
        lock (_lock)
        {
            EndStream();
            return Taken();
        }
    }

    // What stays of the text.
    private string Rest()
    {
        var text = _text.ToString();
        var age = Stopwatch.GetElapsedTime(_since);
        if (ReadableText.Needs(text) && age < Gather)
            return text;
        var line = text.AsSpan(text.LastIndexOf('\n') + 1);
        if (age < WaitForLine && !line.Contains('\r'))
            return line.ToString();
        return text.Length > 0 && char.IsHighSurrogate(text[^1]) ? text[^1..] : "";
    }

    private List<CellOutput> Taken()
    {
        var taken = _waiting;
        _waiting = [];
        return taken;
    }

    private void EndStream()
    {
        if (_stream is not null && _text.Length > 0)
            _waiting.Add(new StreamOutput(_stream, _text.ToString()));
        _text.Clear();
        _stream = null;
    }
}
