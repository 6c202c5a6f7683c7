using CsvHelper;

namespace AnalysisKit;

/// <summary>
/// The records of a CSV or TSV stream, with the line on which each begins. If a quotation mark is not used as one, or has swallowed so many lines that
/// the record does not fit the first one, the reader goes back, takes the record as its writer may have meant it (<see cref="LooseRecord"/>) or else only its first line, without treating quotes as such, and continues with the next line.
/// </summary>
internal sealed class SeparatedRecords : IRecordSource, IDisposable
{
    // The reader's buffer after it went back to a line: it may do so for each line, and would read far ahead each time.
    private const int ShortBuffer = 4096;

    // How far the reader may look ahead for the end of a record whose marks are not as they should be: some bytes in all, and for each byte that was read so many more, so that the whole takes linear time.
    private const long FirstLookahead = 1 << 20;
    private const int LookaheadPerByte = 4;

    private readonly RewindStream _bytes;
    private readonly bool _tabs;
    private readonly int _most;
    private CsvReader _records;
    private CsvReader? _line;
    private (byte[] Bytes, byte[] Text, IReadOnlyList<(int Start, int Length)> Values)? _loose;
    private long _lookahead = FirstLookahead;
    private char? _separator;
    private long _readerStart;
    private long _linesBefore;
    private long _lastEnd;
    private int _columns;
    private bool _quoteIsWrong;
    private bool _quoteIsOpen;

    /// <param name="stream">Text in UTF-8 or another encoding that contains ASCII.</param>
    /// <param name="separator">The separator; null to detect it from the first lines.</param>
    /// <param name="mostBytes">Size of the longest record that is read, in bytes.</param>
    public SeparatedRecords(Stream stream, char? separator, int mostBytes)
    {
        (_bytes, _separator, _tabs, _most) = (new RewindStream(stream), separator, separator == '\t', mostBytes);
        _records = CsvReader.Create(_bytes, Options(CsvMode.Rfc4180), leaveOpen: true);
    }

    /// <inheritdoc/>
    public long Number { get; private set; }

    /// <summary>Whether the record is too long, in which case it has no values.</summary>
    public bool TooLong { get; private set; }

    /// <summary>Whether a quotation mark of the record is not closed, so that only its first line was taken.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>How many bytes were read, those again that were read twice.</summary>
    internal long BytesRead => _bytes.Given;

    /// <summary>Number of values.</summary>
    public int Count => _loose?.Values.Count ?? Current.FieldCount;

    /// <summary>The record as it stands in the stream.</summary>
    public ReadOnlySpan<byte> Bytes => TooLong ? [] : _loose is { } loose ? loose.Bytes : Current.RawRecord;

    private CsvReader Current => _line ?? _records;

    /// <summary>A value, without its quotes; valid until the next record.</summary>
    public ReadOnlySpan<byte> Value(int index) => _loose is { } loose ? loose.Text.AsSpan(loose.Values[index].Start, loose.Values[index].Length) : Current.GetSpan(index);

    /// <inheritdoc/>
    public string? Raw(int most) => TooLong ? null : RawRecord.Decode(Bytes, most);

    /// <summary>The next record.</summary>
    public bool TryRead()
    {
        (TooLong, IsOpen, _quoteIsWrong, _quoteIsOpen) = (false, false, false, false);
        _line?.Dispose();
        _line = null;
        _loose = null;
        _bytes.Release(_lastEnd);
        var start = _readerStart;
        try
        {
            if (!_records.Read())
                return false;
            start += _records.ByteOffset;
            _bytes.Release(start);
            _separator ??= _records.Separator;
            Number = _linesBefore + _records.LineNumber;
        }
        catch (CsvFormatException e)
        {
            // The record is too long, as a rule because a quotation mark is never closed. It begins where the previous one ended, after the line break, and only its first line is lost.
            Number = _linesBefore + e.LineNumber;
            TakeLine(_bytes.AfterLineBreaks(_lastEnd));
            TooLong = true;
            return true;
        }

        _lastEnd = start + _records.RawRecord.Length;
        _lookahead += LookaheadPerByte * (long)_records.RawRecord.Length;
        if (_quoteIsWrong && !_tabs && (ReadLoosely(start, escapes: true) || ReadLoosely(start, escapes: false)))
            return Accept();
        var tookMore = _records.RawRecord.TrimEnd("\r\n"u8).Contains((byte)'\n') && (_quoteIsWrong || (_columns > 0 && _records.FieldCount != _columns));
        IsOpen = !_tabs && (_quoteIsOpen || tookMore);
        return (_quoteIsWrong && _tabs) || tookMore ? ReadFirstLine(start) : Accept();
    }

    public void Dispose()
    {
        _line?.Dispose();
        _records.Dispose();
        _bytes.Dispose();
    }

    private bool Accept()
    {
        TooLong = Bytes.Length > _most;
        if (_columns == 0)
            _columns = Count;
        return true;
    }

    /// <summary>Reads the record that begins at an offset as its writer may have meant it. False, with everything as before, if that gives no record with the right number of values.</summary>
    private bool ReadLoosely(long start, bool escapes)
    {
        var before = _bytes.Offset;
        _bytes.Rewind(start);
        var record = new LooseRecord((byte)_separator.GetValueOrDefault(), escapes);
        var lines = 0;
        while (_bytes.ReadLine(_most, mayGoBack: true) is { Length: > 0 } line)
        {
            if (lines == 0 && escapes && line.AsSpan().IndexOf("\\\""u8) < 0)
                break;
            lines++;
            _lookahead -= lines > 1 ? line.Length : 0;
            if (record.Add(line))
            {
                if (_columns > 0 && record.Count != _columns)
                    break;
                _loose = (record.Bytes, record.Text, record.Values);
                BeginAgain(Number + lines - 1);
                return true;
            }

            if (_lookahead < 0 || record.IsWrong)
                break;
        }

        _bytes.Rewind(before);
        return false;
    }

    // The line that begins at an offset; null if it is too long. Records are then read from the next line on.
    private byte[]? TakeLine(long start)
    {
        _bytes.Rewind(start);
        var line = _bytes.ReadLine(_most);
        BeginAgain(Number);
        return line;
    }

    /// <summary>Reads records from the current offset on.</summary>
    private void BeginAgain(long linesBefore)
    {
        _records.Dispose();
        (_readerStart, _linesBefore, _lastEnd) = (_bytes.Offset, linesBefore, _bytes.Offset);
        _records = CsvReader.Create(_bytes, Options(CsvMode.Rfc4180) with { BufferSize = ShortBuffer }, leaveOpen: true);
    }

    private bool ReadFirstLine(long start)
    {
        if (TakeLine(start) is not { } line)
        {
            TooLong = true;
            return true;
        }

        _line = CsvReader.Create(line, Options(CsvMode.NoEscape));
        return _line.Read() ? Accept() : TryRead();
    }

    private CsvReaderOptions Options(CsvMode mode) => new()
    {
        HasHeader = false,
        Mode = mode,
        Separator = _separator,
        TrackLineNumbers = true,
        MaxRecordSize = Math.Max(_most, 64 * 1024),
        OnMalformedRecord = problem =>
        {
            _quoteIsOpen |= problem.Reason == CsvMalformedReason.UnterminatedQuote;
            _quoteIsWrong |= problem.Reason is CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote;
        },
    };
}
