using System.Buffers;

namespace AnalysisKit;

/// <summary>
/// Gives JSON in whatever layout with one object a line: objects over several lines, objects one behind the other, and the objects of a list, on one line or many, also where an object wraps it (see <see cref="WrappedLists"/>), whose
/// other fields are left out. Lines that hold one object each pass as they are. What stands in a list and is no object has a line of its own, too. A
/// line break within an object becomes a blank, and blank lines follow, so that each object is on the line on which it begins; where several begin on one line, each further one is on the next free line. An object that
/// is broken, or never closed, ends where the next one plainly begins. Bytes of zero between objects, of which a file has many that was cut off by a crash, and byte order marks there are left out. Every byte is looked at a fixed number
/// of times, and only a stretch of fixed length is held.
/// </summary>
/// <param name="json">The JSON, in UTF-8 or another encoding that contains ASCII.</param>
/// <param name="map">Which field holds what.</param>
internal sealed class JsonLinesStream(Stream json, FieldMap map) : ReadOnlyStream
{
    private const int WindowBytes = 256 * 1024;

    // How much of an object is looked at, to see whether it wraps a list.
    private const int LookedAhead = WindowBytes / 2;
    private const int MostOfOneByte = 4;
    private const int MostLevels = 64;

    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n"u8);

    // What stands between objects and means nothing: white space, zeros, the marks of JSON text sequences and byte order marks, commas.
    private static readonly SearchValues<byte> Fillers = SearchValues.Create([.. " \t\r,"u8, 0, 0x1E, .. JsonLinesFormat.Utf8Mark]);

    // In what is broken, these bytes may end it, or are white space.
    private static readonly SearchValues<byte> BrokenStops = SearchValues.Create("{},\n \t\r"u8);

    private static readonly SearchValues<byte> BracesAndMarks = SearchValues.Create("{}\""u8);

    private readonly byte[] _window = new byte[WindowBytes];
    private int _at;
    private int _filled;
    private bool _finished;
    private bool _needsMore;

    // Up to here in the window, objects on lines of their own were seen to be parts of the one that is being read.
    private int _partsEnd;

    // How many bytes may still be looked at ahead of the others: some for a start, and a fixed number for each that is read.
    private long _ahead = 4 * WindowBytes;

    // What was made of the window and not yet given.
    private readonly byte[] _made = new byte[WindowBytes + MostOfOneByte];
    private int _given;
    private int _madeEnd;

    // Line breaks that were read, and those that were made.
    private long _line;
    private long _madeLine;

    private readonly WrappedLists _wrapped = new(map);

    private State _state = State.Between;
    private bool _hasList;
    private int _openLists;

    // Whether the first object wraps a list, so that further ones may; null before it is known. Then the place in the wrapper to which its list returns, with the lists that are open around it, and whether that list is open.
    private bool? _wraps;
    private (int Depth, ulong Lists, int OpenLists) _wrapper;
    private bool _inWrapper;
    private bool _inString;
    private bool _wasCut;
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

        /// <summary>In a line that is no object, outside of lists.</summary>
        Stray,

        /// <summary>In an element of a list that is no object.</summary>
        Element,

        /// <summary>In an object, outside its strings.</summary>
        Object,

        /// <summary>In a string of an object.</summary>
        String,

        /// <summary>In an object that is broken, so that nobody can tell what is a string in it and what not.</summary>
        Broken,

        /// <summary>In an object that wraps a list, outside of the list.</summary>
        Wrapper,
    }

    /// <summary>Whether what was read ends in a list, or in an object that wraps one, without an object in it being broken: it was cut off between two objects.</summary>
    public bool IsCutOff => _wasCut || _state == State.Wrapper || (IsInOpenList && (_state == State.Between || (_state == State.Element && _depth == 0 && !_inString)));

    /// <summary>Whether what is read stands in a list of objects.</summary>
    private bool IsInOpenList => _inWrapper || _openLists > 0;

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
        _partsEnd -= _at;
        if (_at > 0)
            _window.AsSpan(_at, _filled - _at).CopyTo(_window);
        (_at, _filled) = (0, _filled - _at);
        var read = json.Read(_window, _filled, _window.Length - _filled);
        _filled += read;
        _finished = read == 0;
        _ahead += 3 * read;
    }

    private void Convert()
    {
        while (_at < _filled && Space >= MostOfOneByte)
        {
            if (_wraps is null && !TryLookAtFirst())
                return;
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
            else if (_state is State.Stray or State.Broken && !_heldBrace && !BrokenStops.Contains(_window[_at]) && !IsBehindPart())
            {
                CopyBroken();
            }
            else if (!TryTake(_window[_at]))
            {
                return;
            }
        }
    }

    /// <summary>Sees whether the first object wraps a list. False if there must be more of the input to tell.</summary>
    private bool TryLookAtFirst()
    {
        if (!IsEnoughAhead())
            return false;
        var start = _window.AsSpan(_at, _filled - _at);
        for (var at = 0; ; at++)
        {
            if (at == start.Length || (start[at] is not ((byte)'\n' or (byte)'[') && !Fillers.Contains(start[at])))
            {
                _wraps = at < start.Length && start[at] == '{' && IsWrapper(at);
                _mayPass &= _wraps is false;
                return true;
            }
        }
    }

    /// <summary>Whether as much of the input is held as is looked at ahead; otherwise asks for more of it.</summary>
    private bool IsEnoughAhead()
    {
        _needsMore |= !_finished && _filled - _at < LookedAhead;
        return !_needsMore;
    }

    private bool IsWrapper(int from)
    {
        var isWrapper = _wrapped.IsWrapper(Ahead(from), out var looked);
        _ahead -= looked;
        return isWrapper;
    }

    private ReadOnlySpan<byte> Ahead(int from) => _window.AsSpan(_at + from, Math.Min(_filled - _at, LookedAhead) - from);

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
        if (line is not [(byte)'{', .., (byte)'}'] || (end < 0 && !_finished) || !IsOneObject(line))
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

    /// <summary>Whether a line between two braces is one object, as far as braces outside of strings tell, or a broken one.</summary>
    private static bool IsOneObject(ReadOnlySpan<byte> line)
    {
        if (line[1..].IndexOfAny((byte)'{', (byte)'}') == line.Length - 2)
            return true;
        var depth = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var stop = line[at..].IndexOfAny(BracesAndMarks);
            if (stop < 0)
                break;
            at += stop;
            if (line[at] == '"')
                at = EndOfString(line, at);
            else if (line[at] == '{')
                depth++;
            else if (--depth == 0)
                return at == line.Length - 1;
            if (at == line.Length)
                return !HasNextObject(line);
        }

        return false;
    }

    /// <summary>Whether an object seems to begin behind the end of one, for lines whose quotation marks tell nothing since one is missing.</summary>
    private static bool HasNextObject(ReadOnlySpan<byte> line)
    {
        for (var end = line.IndexOf((byte)'}'); end >= 0; end = line.IndexOf((byte)'}'))
        {
            line = line[(end + 1)..].TrimStart(" \t\r,"u8);
            if (line is [(byte)'{', ..])
                return true;
        }

        return false;
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
            State.Wrapper => TryTakeInWrapper(b),
            State.Element => TryTakeInElement(b),
            _ => TryTakeInBroken(b),
        };
        if (!taken)
            return false;
        _at++;
        if (b == '\n')
        {
            _opensAlone |= _state == State.Object && _line == _firstLine && _depth == 1 && _last == '{';
            _line++;
            (_leading, _hasInk, _mayPass) = (0, false, _state == State.Between && _wraps is false);
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
        if (b == '\n' || Fillers.Contains(b))
            return true;
        if (b == ']' && _inWrapper && _openLists == _wrapper.OpenLists)
        {
            (_state, _inWrapper, _inString, _last) = (State.Wrapper, false, false, b);
            (_depth, _lists, _) = _wrapper;
            return true;
        }

        if (b == ']' && _hasList)
        {
            _openLists -= _openLists > 0 ? 1 : 0;
            return true;
        }

        if (b == '[')
        {
            if (!IsEnoughAhead())
                return false;
            if (BeginsList())
            {
                _hasList = true;
                _openLists++;
                return true;
            }
        }

        if (!CatchUp(MostOfOneByte))
            return false;
        if (b == '{')
            return TryBegin();

        (_state, _depth, _inString, _escaped) = (IsInOpenList ? State.Element : State.Stray, b == '[' ? 1 : 0, b == '"', false);
        (_last, _beforeLast) = (0, 0);
        MakeInk(b);
        return true;
    }

    /// <summary>Takes a byte of an element of a list that is no object: it ends where the next one or the list does, or with its line where it is no list itself. False if there must be more of the input, or of space.</summary>
    private bool TryTakeInElement(byte b)
    {
        if (_inString && b != '\n')
        {
            Make(b);
            _inString = _escaped || b != '"';
            _escaped = b == '\\' && !_escaped;
            return true;
        }

        (_inString, _escaped) = (false, false);
        if (_depth == 0 && b is (byte)'\n' or (byte)',' or (byte)']')
            return EndAt(b);
        if (b == '{')
        {
            // The lists are of objects, which lay too far ahead to be seen.
            _openLists += _depth;
            return EndAt(b);
        }

        if (b == '\n' || IsBlank(b))
        {
            _owesBlank = true;
            return true;
        }

        MakeInk(b);
        _inString = b == '"' && _depth > 0;
        _depth += b == '[' ? 1 : b == ']' ? -1 : 0;
        return true;
    }

    private bool TryBegin()
    {
        if (_wraps is true && _ahead > 0)
        {
            if (!IsEnoughAhead())
                return false;
            if (IsWrapper(0))
            {
                if (_inWrapper)
                    (_wasCut, _openLists) = (true, _wrapper.OpenLists);
                (_state, _inWrapper, _inString, _depth, _lists, _last, _escaped) = (State.Wrapper, false, false, 1, 0, (byte)'{', false);
                return true;
            }
        }

        BeginObject();
        return true;
    }

    /// <summary>Takes a byte of an object that wraps lists. False if there must be more of the input, or of space.</summary>
    private bool TryTakeInWrapper(byte b)
    {
        if (_inString)
        {
            _inString = b != '\n' && (_escaped || b != '"');
            _escaped = b == '\\' && !_escaped;
            return true;
        }

        if (b == '\n' || IsBlank(b))
            return true;
        if (b == '{' && !IsForValue())
        {
            _wasCut = true;
            _state = State.Between;
            return TryTakeBetween(b);
        }

        if (b == '[' && IsForValue() && _ahead > 0)
        {
            if (!IsEnoughAhead())
                return false;
            var isOfArticles = _wrapped.IsOfArticles(Ahead(0), out var looked);
            _ahead -= looked;
            if (isOfArticles)
            {
                (_state, _inWrapper, _hasList, _wrapper) = (State.Between, true, true, (_depth, _lists, _openLists));
                return true;
            }
        }

        _inString = b == '"';
        if (b is (byte)'{' or (byte)'[')
            (_lists, _depth) = ((_lists << 1) | (b == '[' ? 1UL : 0), _depth + 1);
        else if (b is (byte)'}' or (byte)']')
            (_lists, _depth) = (_lists >> 1, _depth - 1);
        _state = _depth == 0 ? State.Between : State.Wrapper;
        _last = b;
        return true;
    }

    /// <summary>Whether a bracket opens a list of objects, as far as what is looked at ahead tells: one that holds an object, and outside of lists also one that is empty or whose line ends.</summary>
    private bool BeginsList()
    {
        var rest = Ahead(1);
        var next = rest.IndexOfAnyExcept(" \t\r"u8) is var ink and >= 0 ? rest[ink] : (byte)'\n';
        if (next == '{' || (!IsInOpenList && next is (byte)'\n' or (byte)']'))
            return true;
        if (_ahead <= 0)
            return false;
        var depth = 1;
        var at = 0;
        for (; at < rest.Length && depth > 0 && rest[at] != '{'; at++)
        {
            if (rest[at] == '"')
                at = EndOfString(rest, at);
            else
                depth += rest[at] == '[' ? 1 : rest[at] == ']' ? -1 : 0;
        }

        _ahead -= at;
        return depth > 0 && (at < rest.Length || (!IsInOpenList && rest.Length == LookedAhead - 1));
    }

    private bool TryTakeInObject(byte b)
    {
        if (b == '\n' || IsBlank(b))
        {
            _owesBlank = true;
            return true;
        }

        // Where no more may be looked at ahead, a line that holds a whole object and begins where this one began is none of its parts: this one was cut off.
        if (b == '{' && _ahead <= 0 && !_opensAlone && IsFirstOfItsLine() && IsWhole())
            return EndAt(b);

        // An object where a value may stand, as far from the margin as this one: a part, or the next object, if this one was never closed.
        if (b == '{' && _at >= _partsEnd && _ahead > 0 && IsFirstOfItsLine() && IsForValue())
        {
            if (IsNext() is not { } isNext)
                return false;
            if (isNext)
                return EndAt(b);
        }

        // Behind a comma stands no value in an object, so that it was never closed, and the list goes on.
        if (b is not ((byte)'"' or (byte)'{') && _last == ',' && IsInOpenList && !IsForValue())
        {
            if (!IsEnoughAhead())
                return false;
            if (IsElement(Ahead(0)))
                return EndAt(b);
        }

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

        if (IsBehindPart())
        {
            if (!IsEnoughAhead())
                return false;
            if (IsElement(Ahead(0)))
                return EndAt(b);
        }

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

    /// <summary>Whether a broken object, if it is closed already, would be followed here by the next element of its list.</summary>
    private bool IsBehindPart() => _state == State.Broken && _last == ',' && _beforeLast == '}' && IsInOpenList;

    /// <summary>Whether an element of a list that is no object begins here, and no name of a field.</summary>
    private static bool IsElement(ReadOnlySpan<byte> json)
    {
        if (json[0] is (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
            return true;
        if (json[0] != '"')
            return json.StartsWith("null"u8) || json.StartsWith("true"u8) || json.StartsWith("false"u8);
        var at = Math.Min(EndOfString(json, 0) + 1, json.Length);
        return NextInk(json, ref at) is not (null or (byte)':');
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

    /// <summary>Whether the object that begins here is none of the parts of the one that is being read, since behind it, and behind others in its list, stands what stands behind no part. Null if it must be asked again, with more of the input.</summary>
    private bool? IsNext()
    {
        var rest = _window.AsSpan(_at, _filled - _at);
        var isInList = IsInList();
        var at = 0;
        while (true)
        {
            at = EndOfObject(rest, at);
            var follows = NextInk(rest, ref at);
            if (follows == ',')
            {
                at++;
                follows = NextInk(rest, ref at);
                if (follows == '{' && isInList)
                    continue;
                if (!isInList && follows is not (null or (byte)'"' or (byte)'}'))
                    follows = (byte)'{';
            }
            else if (follows == ']' && (_hasList || !isInList))
            {
                at++;
                follows = isInList ? NextInk(rest, ref at) : (byte)'{';
            }

            if (follows is null && !_finished && rest.Length < WindowBytes)
            {
                _needsMore = true;
                return null;
            }

            _ahead -= at;
            if (follows == '{' || (follows is null && _finished))
                return true;
            _partsEnd = _at + at;
            return false;
        }
    }

    /// <summary>The next byte that is no white space; null at the end of what is known.</summary>
    private static byte? NextInk(ReadOnlySpan<byte> json, ref int at)
    {
        while (at < json.Length && (IsBlank(json[at]) || json[at] == '\n'))
            at++;
        return at < json.Length ? json[at] : null;
    }

    /// <summary>Where an object ends that begins there.</summary>
    private static int EndOfObject(ReadOnlySpan<byte> json, int at)
    {
        for (var depth = 0; at < json.Length; at++)
        {
            switch (json[at])
            {
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0)
                        return at + 1;
                    break;
                case (byte)'"':
                    at = EndOfString(json, at);
                    break;
            }
        }

        return json.Length;
    }

    /// <summary>Where a string has its last quotation mark that begins there, or the line break before which it has none; the length of the JSON if it has neither.</summary>
    private static int EndOfString(ReadOnlySpan<byte> json, int at)
    {
        for (at++; at < json.Length; at += 2)
        {
            var stop = json[at..].IndexOfAny(StringStops);
            if (stop < 0)
                break;
            at += stop;
            if (json[at] != '\\')
                return at;
        }

        return json.Length;
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
