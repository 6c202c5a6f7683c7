namespace AnalysisKit;

/// <summary>Hands out a stream in blocks of whole lines, each to the thread that asks, into that thread's own buffer. Thread-safe.</summary>
/// <param name="stream">The stream.</param>
/// <param name="maxLineBytes">Length of the longest line that is kept, in bytes.</param>
/// <param name="gate">Held while the stream is read.</param>
internal sealed class LineBlocks(Stream stream, int maxLineBytes, Lock gate)
{
    private const int BlockBytes = 1 << 20;

    private byte[] _rest = [];
    private long _blocks;
    private long _line = 1;
    private bool _finished;

    /// <summary>Number of the last line of the blocks that were read, where that ends in a line break.</summary>
    public long LastLine => _line - 1;

    /// <summary>The next block; false at the end of the stream.</summary>
    /// <param name="buffer">The caller's buffer, made or enlarged where needed.</param>
    /// <param name="block">The block, in that buffer.</param>
    public bool TryRead(ref byte[] buffer, out LineBlock block)
    {
        lock (gate)
        {
            block = default;
            if (_finished && _rest.Length == 0)
                return false;
            if (buffer.Length < Math.Max(BlockBytes, _rest.Length))
                buffer = new byte[Math.Max(BlockBytes, _rest.Length)];
            _rest.CopyTo(buffer, 0);
            var filled = _rest.Length;
            _rest = [];
            while (true)
            {
                filled += Fill(buffer.AsSpan(filled));
                var end = _finished ? filled : buffer.AsSpan(0, filled).LastIndexOf((byte)'\n') + 1;
                if (end > 0 || filled == 0)
                {
                    _rest = buffer.AsSpan(end, filled - end).ToArray();
                    return Hand(buffer.AsMemory(0, end), out block);
                }

                if (filled > maxLineBytes)
                    return Skip(buffer, out block);
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private int Fill(Span<byte> space)
    {
        var read = stream.ReadAtLeast(space, space.Length, throwOnEndOfStream: false);
        _finished |= read < space.Length;
        return read;
    }

    private bool Hand(ReadOnlyMemory<byte> lines, out LineBlock block)
    {
        block = new LineBlock(_blocks++, lines, _line, TooLong: false);
        _line += lines.Span.Count((byte)'\n');
        return lines.Length > 0;
    }

    private bool Skip(byte[] buffer, out LineBlock block)
    {
        block = new LineBlock(_blocks++, default, _line++, TooLong: true);
        while (!_finished)
        {
            var filled = Fill(buffer);
            var end = buffer.AsSpan(0, filled).IndexOf((byte)'\n');
            if (end < 0)
                continue;
            _rest = buffer.AsSpan(end + 1, filled - end - 1).ToArray();
            break;
        }

        return true;
    }
}
