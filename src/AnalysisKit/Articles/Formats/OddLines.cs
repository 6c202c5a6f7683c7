namespace AnalysisKit;

/// <summary>
/// Reads the lines of a file of JSON lines that threads have put aside, in the order of the file, as <see cref="JsonLinesReader"/> reads all: what is wrong with them is told
/// as it is by reading on one thread. Thread-safe.
/// </summary>
/// <param name="session">Is told of problems.</param>
/// <param name="file">The file.</param>
/// <param name="gate">Held while lines are read.</param>
/// <param name="take">Takes the articles that the lines give all the same.</param>
internal sealed class OddLines(ReadSession session, string file, Lock gate, Action<Article> take) : IRecordSource
{
    private readonly Dictionary<long, (OddLine[] Lines, int Plain)> _waiting = [];
    private readonly JsonRecordReader _json = new(session.Options.Fields);
    private readonly RecordFields _fields = new();
    private ReadOnlyMemory<byte> _line;
    private long _next;

    /// <summary>Whether any line was met that is not blank.</summary>
    public bool Any { get; private set; }

    public long Number { get; private set; }

    public string? Raw(int most) => RawRecord.Decode(_line.Span, most);

    /// <summary>Takes the odd lines of a block; throws as <see cref="ReadSession.Report(ReadProblemKind, string, long, string, string)"/> does.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="lines">Its odd lines.</param>
    /// <param name="plain">How many others it has.</param>
    public void Add(long block, List<OddLine> lines, int plain)
    {
        lock (gate)
        {
            _waiting[block] = ([.. lines], plain);
            while (_waiting.Remove(_next, out var due))
            {
                _next++;
                Read(due.Lines, due.Plain);
            }
        }

        lines.Clear();
    }

    private void Read(OddLine[] lines, int plain)
    {
        session.Records = this;
        foreach (var line in lines)
        {
            if (line.AfterText)
                session.SawText(file);
            Read(line);
        }

        if (plain > 0)
            session.SawText(file);
        session.Tracker.AddArticles(plain);
        Any |= plain + lines.Length > 0;
    }

    private void Read(OddLine line)
    {
        Number = line.Number;
        _line = line.Bytes;
        if (line.Bytes is null)
            JsonLinesReader.ReportTooLong(file, line.Number, session);
        else if (JsonLinesReader.TryReadRecord(_json, line.Bytes, _fields, file, line.Number, session, out var encoding)
            && session.Build(_fields, file, line.Number, $"{file}:{line.Number}", encoding) is { } article)
            take(article);
    }
}
