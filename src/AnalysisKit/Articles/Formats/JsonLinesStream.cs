using System.Buffers;

namespace AnalysisKit;

/// <summary>
/// Gives JSON in whatever layout with one object a line: objects over several lines, objects one behind the other, and the objects of a list, on one line or many. Lines that hold one object each pass as they are. A
/// line break within an object becomes a blank, and blank lines follow, so that each object is on the line on which it begins; where several begin on one line, each further one is on the next free line. An object that
/// is broken ends where the next one plainly begins. Bytes of zero between objects, of which a file has many that was cut off by a crash, and byte order marks there are left out. Every byte is looked at a fixed number
/// of times, and only a stretch of fixed length is held.
/// </summary>
/// <param name="json">The JSON, in UTF-8 or another encoding that contains ASCII.</param>
internal sealed class JsonLinesStream(Stream json) : ReadOnlyStream
{
    private const int WindowBytes = 256 * 1024;
    private const int MostOfOneByte = 4;
    private const int MostLevels = 64;

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n"u8);

    // What stands between objects and means nothing: white space, zeros, the marks of JSON text sequences and byte order marks, commas.
    private static readonly SearchValues<byte> Fillers = SearchValues.Create([.. " \t\r,"u8, 0, 0x1E, .. JsonLinesFormat.Utf8Mark]);

    // In what is broken, these bytes may end it, or are white space.
    private static readonly SearchValues<byte> BrokenStops = SearchValues.Create("{},\n \t\r"u8);

    private readonly byte[] _window = new byte[WindowBytes];
    private int _at;
    private int _filled;
    private bool _finished;
    private bool _needsMore;

    // What was made of the window and not yet given.
    private readonly byte[] _made = new byte[WindowBytes + MostOfOneByte];
    private int _given;
    private int _madeEnd;

    // Line breaks that were read, and those that were made.
    private long _line;
    private long _madeLine;

    private State _state = State.Between;
    private bool _hasList;
    private int _leading;
    private bool _hasInk;
    private bool _mayPass = true;

    // The object that is being read: how deep the current place is, which of the levels are lists, the last bytes that are no white space, and where it began.
    private int _depth;
    private ulong _lists;
    private byte _last;
    private byte _beforeLast;
    private bool _escaped;
    private int _indent;
    private long _firstLine;
    private bool _opensAlone;
    private bool _heldBrace;
    private bool _owesBlank;

    private enum State
    {
        /// <summary>Between objects.</summary>
        Between,

        /// <summary>In a line that is no object.</summary>
        Stray,

        /// <summary>In an object, outside its strings.</summary>
        Object,

        /// <summary>In a string of an object.</summary>
        String,

        /// <summary>In an object that is broken, so that nobody can tell what is a string in it and what not.</summary>
        Broken,
    }

    private int Space => _made.Length - _madeEnd;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        while (_given == _madeEnd)
        {
            (_given, _madeEnd) = (0, 0);
            if ((_at == _filled || _needsMore) && !_finished)
                Fill();
            if (_at < _filled)
                Convert();
            else if (_finished && !_heldBrace)
                return 0;
            else if (_finished)
                ReleaseBrace();
        }

        var count = Math.Min(buffer.Length, _madeEnd - _given);
        _made.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            json.Dispose();
        base.Dispose(disposing);
    }

    private void Fill()
    {
        _needsMore = false;
        _window.AsSpan(_at, _filled - _at).CopyTo(_window);
        (_at, _filled) = (0, _filled - _at);
        var read = json.Read(_window, _filled, _window.Length - _filled);
        _filled += read;
        _finished = read == 0;
    }

    private void Convert()
    {
        while (_at < _filled && Space >= MostOfOneByte)
        {
            if (_state == State.Between && _mayPass)
            {
                if (!TryPassLine())
                    return;
            }
            else if (_state == State.String)
            {
                CopyString();
            }
            else if (_state == State.Between && Fillers.Contains(_window[_at]))
            {
                SkipFillers();
            }
            else if (_state is State.Stray or State.Broken && !_heldBrace && !BrokenStops.Contains(_window[_at]))
            {
                CopyBroken();
            }
            else if (!TryTake(_window[_at]))
            {
                return;
            }
        }
    }

    /// <summary>Passes a line that holds one object and nothing else. False if it must be tried again, with more of the input or more space.</summary>
    private bool TryPassLine()
    {
        var rest = _window.AsSpan(_at, _filled - _at);
        var end = rest.IndexOf((byte)'\n');
        if (end < 0 && !_finished && rest.Length < WindowBytes)
        {
            _needsMore = true;
            return false;
        }

        var line = end < 0 ? rest : rest[..end];
        var first = line.IndexOfAnyExcept(Fillers);
        if (first < 0 && end >= 0)
        {
            _at += end + 1;
            _line++;
            return true;
        }

        line = first < 0 ? default : line[first..(line.LastIndexOfAnyExcept(Fillers) + 1)];
        if (line is not [(byte)'{', .., (byte)'}'] || (end < 0 && !_finished) || line.IndexOf("}{"u8) >= 0)
        {
            _mayPass = false;
            return true;
        }

        if (!CatchUp(line.Length + 1))
            return false;
        line.CopyTo(_made.AsSpan(_madeEnd));
        _madeEnd += line.Length;
        EndObject();
        _at += end < 0 ? rest.Length : end + 1;
        _line += end < 0 ? 0 : 1;
        return true;
    }

    /// <summary>Takes a byte outside of strings. False if there is no space for what it makes.</summary>
    private bool TryTake(byte b)
    {
        if (_heldBrace && !IsBlank(b) && b != '\n')
        {
            if (b != '"')
            {
                ReleaseBrace();
            }
            else
            {
                EndObject();
                BeginObject();
            }
        }

        var taken = _state switch
        {
            State.Between => TryTakeBetween(b),
            State.Object => TryTakeInObject(b),
            State.String => false,
            _ => TryTakeInBroken(b),
        };
        if (!taken)
            return false;
        _at++;
        if (b == '\n')
        {
            _opensAlone |= _state == State.Object && _line == _firstLine && _depth == 1 && _last == '{';
            _line++;
            (_leading, _hasInk, _mayPass) = (0, false, _state == State.Between);
        }
        else if (!_hasInk && IsBlank(b))
        {
            _leading++;
        }
        else
        {
            _hasInk = true;
        }

        return true;
    }

    private bool TryTakeBetween(byte b)
    {
        if (b == '\n' || Fillers.Contains(b) || (b == ']' && _hasList))
            return true;
        if (b == '[' && BeginsList())
        {
            _hasList = true;
            return true;
        }

        if (!CatchUp(MostOfOneByte))
            return false;
        if (b == '{')
        {
            BeginObject();
            return true;
        }

        (_state, _last, _beforeLast) = (State.Stray, 0, 0);
        MakeInk(b);
        return true;
    }

    /// <summary>Whether a bracket opens a list of objects, as far as the rest of its line tells.</summary>
    private bool BeginsList()
    {
        var rest = _window.AsSpan(_at + 1, _filled - _at - 1).TrimStart(" \t\r"u8);
        return rest.IsEmpty || rest[0] is (byte)'{' or (byte)'\n' or (byte)']';
    }

    private bool TryTakeInObject(byte b)
    {
        if (b == '\n' || IsBlank(b))
        {
            _owesBlank = true;
            return true;
        }

        // A line that holds a whole object and begins where this one began is none of its parts: this one was cut off.
        if (b == '{' && !_opensAlone && IsFirstOfItsLine() && IsWhole())
            return EndAt(b);

        switch (b)
        {
            case (byte)'"' when _last is (byte)'{' or (byte)'[' or (byte)',' or (byte)':':
                _state = State.String;
                break;
            case (byte)'{' or (byte)'[' when IsForValue():
                _lists = (_lists << 1) | (b == '[' ? 1UL : 0);
                _depth++;
                break;
            case (byte)'{' when _last != '"':
                return EndAt(b);
            case (byte)'}' or (byte)']' when _depth > MostLevels || IsInList() == (b == ']'):
                _lists >>= 1;
                _depth--;
                break;
            case (byte)'"' or (byte)'{' or (byte)'[' or (byte)'}' or (byte)']':
                return Break(b);
            case not ((byte)',' or (byte)':') when _last == '"':
                return Break(b);
        }

        MakeInk(b);
        if (_depth == 0)
            EndObject();
        return true;
    }

    /// <summary>Ends a broken object where another one begins.</summary>
    private bool EndAt(byte b)
    {
        EndObject();
        return TryTakeBetween(b);
    }

    private bool Break(byte b)
    {
        _state = State.Broken;
        return TryTakeInBroken(b);
    }

    private bool TryTakeInBroken(byte b)
    {
        if (b == '\n' && _state == State.Stray)
        {
            if (_heldBrace)
                ReleaseBrace();
            EndObject();
            return true;
        }

        if (IsBlank(b) || b == '\n')
        {
            _owesBlank = true;
            return true;
        }

        var isFirstOfItsLine = _state == State.Broken && IsFirstOfItsLine();
        if (b == '{' && isFirstOfItsLine)
            return EndAt(b);

        if (b == '{' && (_last == '}' || (_last == ',' && _beforeLast == '}')))
        {
            _heldBrace = true;
            return true;
        }

        MakeInk(b);
        if (b == '}' && isFirstOfItsLine)
            EndObject();
        return true;
    }

    private void SkipFillers()
    {
        var rest = _window.AsSpan(_at, _filled - _at);
        var length = rest.IndexOfAnyExcept(Fillers) is var end and >= 0 ? end : rest.Length;
        if (rest[..length].IndexOfAnyExcept(" \t\r"u8) >= 0)
            _hasInk = true;
        else if (!_hasInk)
            _leading += length;
        _at += length;
    }

    /// <summary>Copies what cannot end a broken object or a stray line.</summary>
    private void CopyBroken()
    {
        var rest = _window.AsSpan(_at, Math.Min(_filled - _at, Space - MostOfOneByte + 1));
        var run = rest.IndexOfAny(BrokenStops) is var stop and >= 0 ? rest[..stop] : rest;
        MakeInk(run[0]);
        run[1..].CopyTo(_made.AsSpan(_madeEnd));
        _madeEnd += run.Length - 1;
        if (run.Length > 1)
            (_beforeLast, _last) = (run[^2], run[^1]);
        _hasInk = true;
        _at += run.Length;
    }

    /// <summary>Copies what follows in a string, up to its end or the end of the window.</summary>
    private void CopyString()
    {
        var rest = _window.AsSpan(_at, Math.Min(_filled - _at, Space - MostOfOneByte + 1));
        if (_escaped && rest[0] != '\n')
        {
            _escaped = false;
            Make(rest[0]);
            _at++;
            return;
        }

        var stop = rest.IndexOfAny(StringStops);
        var run = stop < 0 ? rest : rest[..stop];
        run.CopyTo(_made.AsSpan(_madeEnd));
        _madeEnd += run.Length;
        _at += run.Length;
        if (stop < 0)
            return;
        var b = rest[stop];
        _escaped = b == '\\';
        if (_escaped)
        {
            Make(b);
            _at++;
            return;
        }

        // A line break in a string is no JSON; the string ends there, so that a mark that is missing does not swallow what follows.
        _state = State.Object;
        Note((byte)'"');
        if (b == '\n')
            return;
        Make(b);
        _at++;
    }

    private void BeginObject()
    {
        _heldBrace = false;
        (_state, _depth, _lists, _last, _beforeLast, _escaped) = (State.Object, 1, 0, (byte)'{', 0, false);
        (_indent, _firstLine, _opensAlone) = (_leading, _line, false);
        Make((byte)'{');
    }

    private void EndObject()
    {
        Make((byte)'\n');
        _madeLine++;
        (_state, _owesBlank) = (State.Between, false);
    }

    private void ReleaseBrace()
    {
        _heldBrace = false;
        MakeInk((byte)'{');
    }

    /// <summary>Whether the byte begins a line, below the one on which the object began and as far from the margin.</summary>
    private bool IsFirstOfItsLine() => !_hasInk && _leading == _indent && _line > _firstLine;

    /// <summary>Whether the rest of the line looks like a whole object.</summary>
    private bool IsWhole()
    {
        var rest = _window.AsSpan(_at, _filled - _at);
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        return line[line.LastIndexOfAnyExcept(Fillers)] == '}';
    }

    /// <summary>Makes the line breaks by which what follows is on its line. False if they, and the bytes that follow, do not all find space.</summary>
    private bool CatchUp(int following)
    {
        var owed = Math.Min(_line - _madeLine, Space);
        if (owed > 0)
        {
            _made.AsSpan(_madeEnd, (int)owed).Fill((byte)'\n');
            _madeEnd += (int)owed;
            _madeLine += owed;
        }

        return _madeLine >= _line && Space >= following;
    }

    private bool IsForValue() => _depth > MostLevels || (IsInList() ? _last is (byte)'[' or (byte)',' : _last == ':');

    private bool IsInList() => (_lists & 1) == 1;

    private void Make(byte b) => _made[_madeEnd++] = b;

    /// <summary>Makes a byte that is no white space, and a blank before it in the place of the white space that was there.</summary>
    private void MakeInk(byte b)
    {
        if (_owesBlank)
            Make((byte)' ');
        _owesBlank = false;
        Make(b);
        Note(b);
    }

    private void Note(byte b) => (_beforeLast, _last) = (_last, b);

    private static bool IsBlank(byte b) => b is (byte)' ' or (byte)'\t' or (byte)'\r';
}
