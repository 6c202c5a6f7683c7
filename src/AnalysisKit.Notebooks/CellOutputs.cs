using System.Text;

namespace AnalysisKit.Notebooks;

/// <summary>Collects what one cell shows. Thread-safe: a cell may write from several threads.</summary>
internal sealed class CellOutputs(IProgress<CellOutput>? progress, bool images)
{
    /// <summary>Whether figures also show as pictures.</summary>
    public bool Images => images;

    /// <summary>More console text than this is cut: nobody reads it, and an endless loop would fill the memory.</summary>
    internal const int MaxStreamLength = 1_000_000;

    private static readonly AsyncLocal<CellOutputs?> CurrentCell = new();

    // No System.Threading.Lock: a thread that is stopped between entering and the protected block would leave it locked.
    private readonly object _lock = new();
    private readonly List<CellOutput> _outputs = [];
    private readonly StringBuilder _stream = new();
    private string? _streamName;
    private int _streamLength;
    private bool _closed;

    /// <summary>The outputs of the cell on whose behalf this code runs, also on other threads that the cell started.</summary>
    public static CellOutputs? Current
    {
        get => CurrentCell.Value;
        set => CurrentCell.Value = value;
    }

    /// <summary>Takes console text; not when the cell has ended.</summary>
    public bool TryWrite(string streamName, string text)
    {
        if (text.Length == 0)
            return true;
        lock (_lock)
        {
            if (_closed)
                return false;
            if (_streamLength > MaxStreamLength)
                return true;
            _streamLength += text.Length;
            if (_streamLength > MaxStreamLength)
                text += "\n[The cell writes more than this; the rest is cut.]\n";
            if (_streamName != streamName)
                EndStream();
            _streamName = streamName;
            _stream.Append(text);
            progress?.Report(new StreamOutput(streamName, text));
            return true;
        }
    }

    public void Add(CellOutput output)
    {
        lock (_lock)
        {
            if (_closed)
                return;
            EndStream();
            _outputs.Add(output);
            progress?.Report(output);
        }
    }

    /// <summary>Ends the collection: what a task that outlives the cell shows later is lost, and what it writes goes where the process writes.</summary>
    public IReadOnlyList<CellOutput> Close()
    {
        lock (_lock)
        {
            EndStream();
            _closed = true;
            return [.. _outputs];
        }
    }

    private void EndStream()
    {
        if (_streamName is not null)
            _outputs.Add(new StreamOutput(_streamName, _stream.ToString()));
        _stream.Clear();
        _streamName = null;
    }
}
