using System.Text;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>
/// Output of a running cell that has not been sent to the front end yet. Text of one
/// stream is joined, only the last of several updates of one display is kept, and cleared output is dropped, so that a cell that shows more than can be sent does not fill the memory.
/// </summary>
internal sealed class CellReports : IProgress<CellOutput>
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();
    private List<CellOutput> _waiting = [];
    private string? _stream;

    public void Report(CellOutput value)
    {
        lock (_lock)
        {
            if (value is StreamOutput stream)
            {
                if (_stream != stream.Name)
                    EndStream();
                _stream = stream.Name;
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

    /// <summary>Takes the waiting output. Half of a surrogate pair stays until the other half has come.</summary>
    public IReadOnlyList<CellOutput> Take()
    {
        lock (_lock)
        {
            var half = _text.Length > 0 && char.IsHighSurrogate(_text[^1]) ? _text[^1].ToString() : "";
            var stream = _stream;
            _text.Length -= half.Length;
            EndStream();
            if (half.Length > 0)
            {
                _stream = stream;
                _text.Append(half);
            }

            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }

    private void EndStream()
    {
        if (_stream is not null && _text.Length > 0)
            _waiting.Add(new StreamOutput(_stream, _text.ToString()));
        _text.Clear();
        _stream = null;
    }
}
