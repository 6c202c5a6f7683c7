namespace AnalysisKit;

/// <summary>
/// A record of separated values whose quotation marks are not as the standard (RFC 4180) has them, taken as its writer meant it: a value may begin with a quoted word, whose marks then belong to it ("نعم" قالها),
/// and marks within quotes may be escaped by a backslash, as Spark and MySQL write them. Takes line after line and looks at each byte once.
/// </summary>
/// <param name="separator">The separator.</param>
/// <param name="escapes">Whether a backslash escapes a mark, or a backslash, within quotes.</param>
internal sealed class LooseRecord(byte separator, bool escapes)
{
    private readonly List<byte> _bytes = [];
    private readonly List<byte> _text = [];
    private readonly List<(int Start, int Length)> _values = [];
    private int _start;
    private int _quote = -1;

    /// <summary>The record as it stands in the file.</summary>
    public byte[] Bytes => [.. _bytes];

    public int Count => _values.Count;

    /// <summary>The bytes of all values.</summary>
    public byte[] Text => [.. _text];

    /// <summary>Where the values stand in <see cref="Text"/>.</summary>
    public IReadOnlyList<(int Start, int Length)> Values => _values;

    /// <summary>Whether the marks make no sense in this way either: a mark that opens a value is followed by text behind its pair on another line, so that it is no quoted word with which the value begins.</summary>
    public bool IsWrong { get; private set; }

    /// <summary>Takes a line, with its line break; true when the record ends with it.</summary>
    public bool Add(ReadOnlySpan<byte> line)
    {
        var at = _bytes.Count;
        _bytes.AddRange(line);
        var end = line.TrimEnd("\r\n"u8).Length;
        var begins = _quote < 0;
        for (var i = 0; i < line.Length; i++)
        {
            var b = line[i];
            if (_quote >= 0)
            {
                i = InQuotes(line, i, end, at);
                continue;
            }

            if (i >= end)
                break;
            if (b == separator)
                EndValue();
            else if (b == '"' && begins)
                (_quote, begins) = (at + i, false);
            else
                _text.Add(b);
            begins = b == separator;
        }

        if (_quote >= 0 || IsWrong)
            return false;
        EndValue();
        return true;
    }

    /// <summary>Takes one or two bytes within quotes; gives the place of the last.</summary>
    private int InQuotes(ReadOnlySpan<byte> line, int i, int end, int at)
    {
        var next = i + 1 < end ? line[i + 1] : (byte)0;
        if (escapes && line[i] == '\\' && next is (byte)'"' or (byte)'\\')
        {
            _text.Add(next);
            return i + 1;
        }

        if (line[i] != '"')
        {
            _text.Add(line[i]);
            return i;
        }

        if (next == '"')
        {
            _text.Add(next);
            return i + 1;
        }

        var rest = line[Math.Min(i + 1, end)..end].TrimStart(" "u8);
        if (rest.IsEmpty || rest[0] == separator)
        {
            _quote = -1;
            return end - rest.Length - 1;
        }

        IsWrong |= _quote < at;

        // The value goes on behind the mark, so that the marks are part of it.
        _text.RemoveRange(_start, _text.Count - _start);
        _text.AddRange(_bytes[_quote..(at + i + 1)]);
        _quote = -1;
        return i;
    }

    private void EndValue()
    {
        _values.Add((_start, _text.Count - _start));
        _start = _text.Count;
    }
}
