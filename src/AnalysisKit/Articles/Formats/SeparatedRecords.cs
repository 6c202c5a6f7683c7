using CsvHelper;

namespace AnalysisKit;

/// <summary>
/// The records of a CSV or TSV stream, with the line on which each begins. If a quotation mark is not used as one, or has swallowed so many lines that
/// the record does not fit the first one, the reader goes back, takes only the record's first line, without treating quotes as such, and continues with the next line.
/// </summary>
internal sealed class SeparatedRecords : IRecordSource, IDisposable
{
    // The reader's buffer after it went back to a line: it may do so for each line, and would read far ahead each time.
    private const int ShortBuffer = 4096;

    private readonly RewindStream _bytes;
    private readonly bool _tabs;
    private readonly int _most;
    private CsvReader _records;
    private CsvReader? _line;
    private char? _separator;
    private long _readerStart;
    private long _linesBefore;
    private long _lastEnd;
    private int _columns;
    private bool _quoteIsWrong;

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

    /// <summary>How many bytes were read, those again that were read twice.</summary>
    internal long BytesRead => _bytes.Given;

    /// <summary>Number of values.</summary>
    public int Count => Current.FieldCount;

    /// <summary>The record as it stands in the stream.</summary>
    public ReadOnlySpan<byte> Bytes => TooLong ? [] : Current.RawRecord;

    private CsvReader Current => _line ?? _records;

    /// <summary>A value, without its quotes; valid until the next record.</summary>
    public ReadOnlySpan<byte> Value(int index) => Current.GetSpan(index);

    /// <inheritdoc/>
    public string? Raw(int most) => TooLong ? null : RawRecord.Decode(Bytes, most);

    /// <summary>The next record.</summary>
    public bool TryRead()
    {
        (TooLong, _quoteIsWrong) = (false, false);
        _line?.Dispose();
        _line = null;
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
        if ((_quoteIsWrong && _tabs) || (_records.RawRecord.Contains((byte)'\n') && (_quoteIsWrong || (_columns > 0 && _records.FieldCount != _columns))))
            return ReadFirstLine(start);
        return Accept();
    }

    public void Dispose()
    {
        _line?.Dispose();
        _records.Dispose();
        _bytes.Dispose();
    }

    private bool Accept()
    {
        TooLong = Current.RawRecord.Length > _most;
        if (_columns == 0)
            _columns = Count;
        return true;
    }

    // The line that begins at an offset; null if it is too long. Records are then read from the next line on.
    private byte[]? TakeLine(long start)
    {
        _bytes.Rewind(start);
        var line = _bytes.ReadLine(_most);
        _records.Dispose();
        (_readerStart, _linesBefore, _lastEnd) = (_bytes.Offset, Number, _bytes.Offset);
        _records = CsvReader.Create(_bytes, Options(CsvMode.Rfc4180) with { BufferSize = ShortBuffer }, leaveOpen: true);
        return line;
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
        OnMalformedRecord = problem => _quoteIsWrong |= problem.Reason is CsvMalformedReason.TextAfterClosingQuote or CsvMalformedReason.UnterminatedQuote,
    };
}
