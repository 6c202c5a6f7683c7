using System.Buffers;

namespace AnalysisKit;

/// <summary>Reads the lines of a byte stream as slices of one reused buffer. A line ends at LF; a CR before that is removed.</summary>
internal sealed class LineReader(Stream stream, int maxLineBytes) : IRecordSource, IDisposable
{
    private const int FirstBufferBytes = 256 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
    private int _start;
    private int _end;
    private int _lineStart;
    private int _lineLength;
    private bool _finished;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the line that was read last was too long; its slice is then empty.</summary>
    public bool TooLong { get; private set; }

    /// <summary>The next line; valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        TooLong = false;
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = Take(searched + at, 1);
                return true;
            }

            searched = _end - _start;
            if (searched > maxLineBytes)
            {
                TooLong = true;
                _start = _end;
                searched = 0;
            }

            if (_finished || !Fill())
            {
                line = default;
                if (_start == _end && !TooLong)
                    return false;
                line = Take(_end - _start, 0);
                return true;
            }
        }
    }

    public string? Raw(int most) => _buffer.Length == 0 ? null : RawRecord.Decode(_buffer.AsSpan(_lineStart, _lineLength), most);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
        _finished = true;
    }

    private ReadOnlySpan<byte> Take(int length, int separator)
    {
        Number++;
        var line = _buffer.AsSpan(_start, length);
        (_lineStart, _lineLength) = (_start, length);
        _start += length + separator;
        TooLong |= length > maxLineBytes;
        if (TooLong)
            return [];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _finished = read == 0;
        return read > 0;
    }
}
