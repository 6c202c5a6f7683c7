using System.Globalization;

namespace AnalysisKit.Notebooks;

/// <summary>Collects what one cell shows. Thread-safe: a cell may write from several threads.</summary>
internal sealed class CellOutputs
{
    /// <summary>Longer console text is cut: nobody reads it, and an endless loop would fill the memory.</summary>
    internal const int MaxStreamLength = 1_000_000;

    /// <summary>Limit on the characters of displayed values, for the same reason. A figure with plotly.js and a picture takes 4 million.</summary>
    internal const int MaxDisplayLength = 32_000_000;

    private const int DisplayOverhead = 500;

    private static readonly AsyncLocal<CellOutputs?> CurrentCell = new();

    private readonly Lock _lock = new();
    private readonly IProgress<CellOutput>? _progress;
    private readonly CSharpSessionOptions _options;
    private readonly LibraryCarriers.Cell _figures;
    private readonly OutputList _outputs;
    private int _streamLength;
    private long _displayLength;
    private bool _closed;

    /// <summary>Begins the collection.</summary>
    /// <param name="progress">Receives outputs while the cell runs.</param>
    /// <param name="options">The session's settings.</param>
    /// <param name="figures">Decides which output carries plotly.js.</param>
    public CellOutputs(IProgress<CellOutput>? progress, CSharpSessionOptions options, LibraryCarriers.Cell figures)
    {
        _progress = progress;
        _options = options;
        _figures = figures;
        _outputs = new OutputList(Cleared);
    }

    /// <summary>The outputs of the cell on whose behalf this code runs, also on other threads that the cell started.</summary>
    public static CellOutputs? Current
    {
        get => CurrentCell.Value;
        set => CurrentCell.Value = value;
    }

    /// <summary>The outputs of the cell on whose behalf this code runs.</summary>
    /// <exception cref="InvalidOperationException">The code does not belong to a cell.</exception>
    public static CellOutputs Required => Current ?? throw new InvalidOperationException("Only a cell of a notebook can display a value or ask for one.");

    /// <summary>Whether the cell is to stop.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Whether figures are also shown as pictures.</summary>
    public bool Images => _options.Images;

    /// <summary>Whether the cell can ask the user.</summary>
    public bool CanAsk => _options.Input is not null;

    /// <summary>Asks and waits for the answer.</summary>
    /// <exception cref="InvalidOperationException">Nobody can answer.</exception>
    public string Ask(InputPrompt prompt)
    {
        if (_options.Input is { } ask)
            return ask(prompt).GetAwaiter().GetResult();
        if (prompt.IsPassword)
            throw new InvalidOperationException("The cell asks for a password, and nobody can answer here.");
        Console.Out.Write(prompt.Text);
        return Console.In.ReadLine() ?? throw new InvalidOperationException("The cell asks for input, and there is none.");
    }

    /// <summary>Adds console text; false if the cell has ended.</summary>
    public bool TryWrite(string streamName, string text)
    {
        if (text.Length == 0)
            return true;
        lock (_lock)
        {
            if (!_closed && _streamLength <= MaxStreamLength)
                Write(streamName, text);
            return !_closed;
        }
    }

    /// <summary>Adds an output; ignored if the cell has ended.</summary>
    public void Add(CellOutput output)
    {
        lock (_lock)
        {
            if (_closed)
                return;
            if (output is not ClearOutput)
                _outputs.Clear();
            output = _figures.Take(output);
            Add(output, output is DisplayOutput { Data: var data } ? Length(data) : 0);
        }
    }

    /// <summary>Shows plotly.js alone if figures of the notebook need it and no output contains it any more. Called after all other output except an error.</summary>
    public void ShowLibrary()
    {
        lock (_lock)
        {
            if (!_closed && _figures.End() is { } library)
                Add(library, 0);
        }
    }

    /// <summary>Ends the collection. If a task outlives the cell, values that it displays later are lost, and its console text goes to the process's output.</summary>
    public IReadOnlyList<CellOutput> Close()
    {
        lock (_lock)
        {
            _closed = true;
            return _outputs.ToList();
        }
    }

    private void Write(string streamName, string text)
    {
        _outputs.Clear();
        var left = MaxStreamLength - _streamLength;
        if (text.Length > left)
        {
            text = string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, left)}\n[The cell writes more than {MaxStreamLength:N0} characters; the rest is cut.]\n");
            _streamLength = MaxStreamLength;
        }

        _streamLength += text.Length;
        Keep(new StreamOutput(streamName, text));
    }

    private void Add(CellOutput output, long length)
    {
        if (output is DisplayOutput)
        {
            var isFull = _displayLength > MaxDisplayLength;
            _displayLength += length;
            if (_displayLength > MaxDisplayLength)
                _figures.Drop(output);
            if (isFull)
                return;
            if (_displayLength > MaxDisplayLength)
                output = new StreamOutput(StreamOutput.StandardError, string.Create(CultureInfo.InvariantCulture, $"[The cell shows more than {MaxDisplayLength:N0} characters; the rest is not shown.]\n"));
        }

        Keep(output);
    }

    private void Keep(CellOutput output)
    {
        _outputs.Add(output);
        _progress?.Report(output);
    }

    private void Cleared()
    {
        _figures.Clear();
        _streamLength = 0;
        _displayLength = 0;
    }

    private static long Length(MimeBundle data) =>
        DisplayOverhead + data.Formats.Sum(f => (long)(data.Text(f.Key)?.Length ?? f.Value.ToJsonString().Length));
}
