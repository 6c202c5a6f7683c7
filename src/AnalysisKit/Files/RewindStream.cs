namespace AnalysisKit;

/// <summary>A stream that keeps the bytes it gave since the last released offset, so that the caller can go back to them.</summary>
internal sealed class RewindStream(Stream inner) : ReadOnlyStream
{
    private byte[] _kept = new byte[128 * 1024];
    private int _start;
    private int _end;
    private int _next;
    private long _offsetOfStart;

    /// <summary>Bytes given since the beginning of the stream.</summary>
    public long Offset => _offsetOfStart + _next - _start;

    public override long Position
    {
        get => Offset;
        set => throw new NotSupportedException();
    }

    /// <summary>All bytes given, by lines too, those again that were given before the caller went back.</summary>
    public long Given { get; private set; }

    /// <summary>Says that the caller will not go back to before this offset, so that earlier bytes can be dropped.</summary>
    public void Release(long offset)
    {
        var bytes = (int)Math.Clamp(offset - _offsetOfStart, 0, _next - _start);
        _start += bytes;
        _offsetOfStart += bytes;
    }

    /// <summary>Goes back to an offset that was not released.</summary>
    public void Rewind(long offset) => _next = _start + (int)(offset - _offsetOfStart);

    /// <summary>The offset after the line breaks at this offset; the offset itself if there are none.</summary>
    public long AfterLineBreaks(long offset)
    {
        var at = _start + (int)Math.Max(0, offset - _offsetOfStart);
        while (at < _end && _kept[at] is (byte)'\r' or (byte)'\n')
            at++;
        return _offsetOfStart + at - _start;
    }

    /// <summary>Reads up to and including the next LF; empty at the end. Null if the line is longer than allowed; it is then skipped, or if the caller may go back, left where it was found to be too long.</summary>
    public byte[]? ReadLine(int most, bool mayGoBack = false)
    {
        using var line = new MemoryStream();
        var tooLong = false;
        while (_next < _end || Fill())
        {
            var rest = _kept.AsSpan(_next, _end - _next);
            var at = rest.IndexOf((byte)'\n');
            var length = at >= 0 ? at + 1 : rest.Length;
            tooLong |= line.Length + length > most;
            if (!tooLong)
                line.Write(rest[..length]);
            _next += length;
            Given += length;
            if (tooLong && mayGoBack)
                return null;
            if (tooLong)
                Release(Offset);
            if (at >= 0)
                break;
        }

        return tooLong ? null : line.ToArray();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_next == _end && !Fill())
            return 0;
        var count = Math.Min(buffer.Length, _end - _next);
        _kept.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        Given += count;
        return count;
    }

    private bool Fill()
    {
        // No record begins with a line break, so that empty lines need not be kept, of which a damaged file may have a thousand million.
        var blank = _kept.AsSpan(_start, _next - _start).IndexOfAnyExcept((byte)'\r', (byte)'\n');
        Release(_offsetOfStart + (blank < 0 ? _next - _start : blank));
        if (_start > 0)
        {
            _kept.AsSpan(_start, _end - _start).CopyTo(_kept);
            (_next, _end, _start) = (_next - _start, _end - _start, 0);
        }

        if (_end > _kept.Length / 2)
            Array.Resize(ref _kept, _kept.Length * 2);
        var read = inner.Read(_kept, _end, _kept.Length - _end);
        _end += read;
        return read > 0;
    }
}
