using System.Runtime.CompilerServices;

namespace AnalysisKit;

/// <summary>
/// Keeps documents as numbers of words, for counts that need to know all words first. Takes about two bytes per distinct word of a document, at first in memory, then in a temporary file.
/// </summary>
internal sealed class DocumentLog : IDisposable
{
    private const int MostInMemory = 1 << 23;
    private const int BufferBytes = 1 << 16;
    private const int LongestNumber = 5;

    private readonly List<string> _groups = [];
    private readonly Dictionary<string, int> _numberOfGroup = new(StringComparer.Ordinal);
    private Stream _stream = new MemoryStream();
    private byte[] _buffer = new byte[BufferBytes];
    private int _filled;
    private int _at;

    /// <summary>Deletes the temporary file.</summary>
    public void Dispose() => _stream.Dispose();

    /// <summary>Adds a document.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="words">The distinct words that it has.</param>
    /// <param name="counts">How often it has each word, by word.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(string group, ReadOnlySpan<int> words, ReadOnlySpan<int> counts)
    {
        if (!_numberOfGroup.TryGetValue(group, out var number))
        {
            _numberOfGroup[group] = number = _groups.Count;
            _groups.Add(group);
        }

        Write((ulong)number);
        Write((ulong)words.Length);
        foreach (var word in words)
        {
            // Most words occur once in a document, so the count is written only for the others.
            Write(((ulong)word << 1) | (counts[word] > 1 ? 1UL : 0));
            if (counts[word] > 1)
                Write((ulong)counts[word]);
        }
    }

    /// <summary>Reads all documents, from the first on.</summary>
    /// <param name="take">Called for each document with its group, its words, and how often each occurs.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(Action<string, ReadOnlySpan<int>, ReadOnlySpan<int>> take)
    {
        Flush();
        var (words, counts) = (new int[1024], new int[1024]);
        _stream.Position = 0;
        while (_at < _filled || Fill())
        {
            var (group, length) = (_groups[(int)Read()], (int)Read());
            if (length > words.Length)
                (words, counts) = (new int[length * 2], new int[length * 2]);
            for (var i = 0; i < length; i++)
            {
                var word = Read();
                words[i] = (int)(word >> 1);
                counts[i] = (word & 1) == 0 ? 1 : (int)Read();
            }

            take(group, words.AsSpan(0, length), counts.AsSpan(0, length));
        }

        (_at, _filled) = (0, 0);
    }

    private void Write(ulong number)
    {
        if (_filled + (2 * LongestNumber) > _buffer.Length)
            Flush();
        for (; number >= 0x80; number >>= 7)
            _buffer[_filled++] = (byte)(number | 0x80);
        _buffer[_filled++] = (byte)number;
    }

    private void Flush()
    {
        if (_stream is MemoryStream memory && memory.Length + _filled > MostInMemory)
        {
            _stream = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            memory.WriteTo(_stream);
        }

        _stream.Write(_buffer, 0, _filled);
        _filled = 0;
    }

    private ulong Read()
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            if (_at == _filled && !Fill())
                throw new EndOfStreamException();
            var part = _buffer[_at++];
            number |= (part & 0x7FUL) << shift;
            if (part < 0x80)
                return number;
        }
    }

    private bool Fill()
    {
        (_at, _filled) = (0, _stream.Read(_buffer, 0, _buffer.Length));
        return _filled > 0;
    }
}
