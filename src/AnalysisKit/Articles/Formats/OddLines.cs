namespace AnalysisKit;

/// <summary>
/// Reads the odd lines of a JSON lines file that threads have put aside, in the order of the file and as <see cref="JsonLinesFormat"/> does, so that problems are reported
/// as if one thread read the whole file. Thread-safe.
/// </summary>
/// <param name="source">The file, through which problems are reported.</param>
/// <param name="gate">Held while lines are read.</param>
/// <param name="take">Called with the articles that these lines still give.</param>
internal sealed class OddLines(ArticleSource source, Lock gate, Action<Article> take) : IRecordSource
{
    private readonly Dictionary<long, (OddLine[] Lines, int Plain)> _waiting = [];
    private readonly JsonRecordReader _json = new(source.Options.Fields);
    private readonly RecordFields _fields = new();
    private ReadOnlyMemory<byte> _line;
    private long _next;

    /// <summary>Whether there was any line that is not blank.</summary>
    public bool Any { get; private set; }

    public long Number { get; private set; }

    public string? Raw(int most) => RawRecord.Decode(_line.Span, most);

    /// <summary>Adds the odd lines of a block. May throw, as <see cref="ArticleSource.Report(ReadProblemKind, long, string, string, string)"/> does.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="lines">Its odd lines.</param>
    /// <param name="plain">The number of its other lines.</param>
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
        source.Records = this;
        foreach (var line in lines)
        {
            if (line.AfterText)
                source.SawText();
            Read(line);
        }

        if (plain > 0)
            source.SawText();
        source.Tracker.AddArticles(plain);
        Any |= plain + lines.Length > 0;
    }

    private void Read(OddLine line)
    {
        Number = line.Number;
        _line = line.Bytes;
        if (line.Bytes is null)
            JsonLinesFormat.ReportTooLong(line.Number, source);
        else if (JsonLinesFormat.TryReadRecord(_json, line.Bytes, _fields, line.Number, source, out var encoding)
            && source.Build(_fields, line.Number, encoding) is { } article)
            take(article);
    }
}
