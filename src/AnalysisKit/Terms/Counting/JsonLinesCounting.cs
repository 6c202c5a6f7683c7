using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AnalysisKit;

/// <summary>
/// Counts the terms of a JSON lines file directly: each thread takes a block of lines and counts their UTF-8 text, without making articles
/// or strings. Odd lines, such as those with a problem to report, are put aside and read as <see cref="ArticleReader"/> does, in the order of the file, so that
/// counts and reports are the same. Only ids are not made unique, as counting does not need them.
/// </summary>
internal sealed class JsonLinesCounting
{
    private readonly string _file;
    private readonly string? _field;
    private readonly TermOptions _terms;
    private readonly ReadOptions _read;
    private readonly LineBlocks _blocks;
    private readonly OddLines _odd;
    private readonly TermCounter _oddCounter;
    private readonly CancellationToken _stop;

    private JsonLinesCounting(Stream utf8, string file, string? field, TermOptions terms, ArticleSource source, TermCounter odd, CancellationToken stop)
    {
        _file = file;
        _field = field;
        _terms = terms;
        _read = source.Options;
        _stop = stop;
        _oddCounter = odd;
        var gate = new Lock();
        _blocks = new LineBlocks(utf8, _read.MaxRecordBytes, gate);
        _odd = new OddLines(source, gate, CountOdd);
    }

    /// <summary>Whether the articles of a file can be counted in this way.</summary>
    public static bool Serves(string path, string? field, TermOptions terms, ReadOptions read) =>
        field != "id" && terms.Size == 1 && read.Duplicates == DuplicateHandling.Keep && !read.ArabicOnly && (read.Format is null or "jsonl") && !Compression.IsEnding(path) && ArticleFormats.Of(read).Of(path) is JsonLinesFormat && File.Exists(path);

    /// <summary>Counts a file of JSON lines.</summary>
    /// <param name="path">The file.</param>
    /// <param name="field">The field by which articles are grouped; null for none.</param>
    /// <param name="terms">What counts as a term.</param>
    /// <param name="read">How to read.</param>
    public static TermCounts Count(string path, string? field, TermOptions terms, ReadOptions read)
    {
        if (terms.Progress is { } told)
            read = read with { Progress = new CountingProgress(told, read.Progress) };
        var source = new ArticleSource(new ReadSession(read), path, path);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(read.Cancellation, terms.Cancellation);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        source.Tracker.Total = file.Length;
        using var lines = JsonLinesFormat.Lines(new WatchedStream(file, source.Tracker, stop.Token), read);
        var counting = new JsonLinesCounting(lines, path, field, terms, source, new TermCounter(terms), stop.Token);
        var counters = OrderedWork.Workers(terms.CountingThreads, _ => new Worker(counting, new TermCounter(terms)).CountBlocks(), stop);
        read.Cancellation.ThrowIfCancellationRequested();
        terms.Cancellation.ThrowIfCancellationRequested();
        if (!counting._odd.Any)
            JsonLinesFormat.ReportEmpty(source);
        if (lines.IsCutOff)
            JsonLinesFormat.ReportCutOff(counting._blocks.LastLine, source);
        source.End();
        source.Tracker.Tell();
        return ParallelCounting.Together([.. counters, counting._oddCounter]);
    }

    private void CountOdd(Article article)
    {
        if ((_field is null ? "all" : article.Field(_field)) is { } group)
            _oddCounter.Add(new Document(article.Id, group, article.Text));
    }

    private sealed class CountingProgress(IProgress<WorkProgress> counting, IProgress<ReadProgress>? reading) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value)
        {
            reading?.Report(value);
            counting.Report(new WorkProgress(value.Articles, null));
        }
    }

    private sealed class Worker
    {
        private readonly JsonLinesCounting _owner;
        private readonly TermCounter _counter;
        private readonly ArticleSource _source;
        private readonly JsonRecordReader _json;
        private readonly RecordFields _fields = new();
        private readonly List<OddLine> _oddLines = [];
        private bool _problem;
        private int _plain;

        public Worker(JsonLinesCounting owner, TermCounter counter)
        {
            _owner = owner;
            _counter = counter;
            _source = new ArticleSource(new ReadSession(owner._read with { OnProblem = _ => _problem = true, Progress = null }), owner._file, owner._file);
            _json = new JsonRecordReader(owner._read.Fields, textAsUtf8: true);
        }

        public TermCounter CountBlocks()
        {
            byte[] buffer = [];
            while (_owner._blocks.TryRead(ref buffer, out var block))
            {
                _owner._stop.ThrowIfCancellationRequested();
                _plain = 0;
                if (block.TooLong)
                    _oddLines.Add(new OddLine(block.FirstLine, null, false));
                else
                    CountLines(block.Bytes.Span, block.FirstLine);
                _owner._odd.Add(block.Number, _oddLines, _plain);
            }

            return _counter;
        }

        private void CountLines(ReadOnlySpan<byte> lines, long number)
        {
            for (; lines.Length > 0; number++)
            {
                var end = lines.IndexOf((byte)'\n');
                var line = end < 0 ? lines : lines[..end];
                lines = end < 0 ? default : lines[(end + 1)..];
                line = line.TrimEnd((byte)'\r');
                if (line.Length > _owner._read.MaxRecordBytes)
                    _oddLines.Add(new OddLine(number, null, _plain > 0));
                else if (!line.Trim(" \t"u8).IsEmpty && !TryCount(line, number))
                    _oddLines.Add(new OddLine(number, line.ToArray(), _plain > 0));
            }
        }

        /// <summary>Counts a line; false if it is an odd line that must be put aside.</summary>
        private bool TryCount(ReadOnlySpan<byte> line, long number)
        {
            if (!TryRead(line) || !_json.TryGetText(line, out var text) || !ArabicLetters.AreMost(text))
                return false;
            _problem = false;
            var group = _owner._field is null ? "all" : Group(text, number);
            if (_problem)
                return false;
            if (group is not null)
                _counter.Add(group, text);
            _plain++;
            return true;
        }

        private bool TryRead(ReadOnlySpan<byte> line)
        {
            try
            {
                _json.Read(line, _fields);
                return true;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return false;
            }
        }

        private string? Group(ReadOnlySpan<byte> text, long number)
        {
            var dateFromText = ArticleFields.IsDate(_owner._field) && _owner._read.DatesFromText;
            return _source.Describe(_fields, dateFromText ? Encoding.UTF8.GetString(text) : "", number).Field(_owner._field!);
        }
    }
}
