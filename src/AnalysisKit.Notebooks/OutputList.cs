using System.Text;

namespace AnalysisKit.Notebooks;

/// <summary>
/// What a cell shows, as it comes: text of one stream is joined, an update takes the place of what it updates, and a request to clear waits for the next output where it says so.
/// Not thread-safe.
/// </summary>
/// <param name="cleared">Called when what was shown is gone.</param>
internal sealed class OutputList(Action? cleared = null)
{
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _text = new();
    private string? _stream;
    private bool _clear;

    /// <summary>Adds an output, or does what it asks for.</summary>
    public void Add(CellOutput output)
    {
        if (output is not ClearOutput)
            Clear();
        if (output is StreamOutput piece)
        {
            if (_stream != piece.Name)
                EndStream();
            _stream = piece.Name;
            _text.Append(piece.Text);
            return;
        }

        EndStream();
        switch (output)
        {
            case ClearOutput { Wait: var wait }:
                _clear = true;
                if (!wait)
                    Clear();
                break;
            case DisplayUpdate update:
                var at = _outputs.FindIndex(o => o is DisplayOutput shown && shown.DisplayId == update.DisplayId);
                if (at >= 0)
                    _outputs[at] = (DisplayOutput)_outputs[at] with { Data = update.Data };
                break;
            default:
                _outputs.Add(output);
                break;
        }
    }

    /// <summary>Removes what was shown, if that was requested.</summary>
    public void Clear()
    {
        if (!_clear)
            return;
        _clear = false;
        EndStream();
        _outputs.Clear();
        cleared?.Invoke();
    }

    /// <summary>What is shown now.</summary>
    public IReadOnlyList<CellOutput> ToList()
    {
        EndStream();
        return [.. _outputs];
    }

    private void EndStream()
    {
        if (_stream is not null)
            _outputs.Add(new StreamOutput(_stream, _text.ToString()));
        _text.Clear();
        _stream = null;
    }
}
