namespace AnalysisKit;

/// <summary>A stream without the bytes of zero at its end, which a file has that was cut off by a crash or made larger beforehand. Zeros before other bytes are given; they are counted, not held.</summary>
internal sealed class TrimmedStream(Stream inner) : ReadOnlyStream
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _at;
    private int _end;
    private long _owed;
    private long _zeros;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (_at == _end)
        {
            // The zeros of what is read are held back, those before them were not the last.
            var read = inner.Read(_buffer);
            if (read == 0)
                return 0;
            var last = _buffer.AsSpan(0, read).LastIndexOfAnyExcept((byte)0) + 1;
            if (last == 0)
                _zeros += read;
            else
                (_at, _end, _owed, _zeros) = (0, last, _zeros, read - last);
        }

        if (_owed > 0)
        {
            var zeros = (int)Math.Min(_owed, buffer.Length);
            buffer[..zeros].Clear();
            _owed -= zeros;
            return zeros;
        }

        var count = Math.Min(buffer.Length, _end - _at);
        _buffer.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
