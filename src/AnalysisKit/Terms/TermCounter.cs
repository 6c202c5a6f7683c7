using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using AnalysisKit.Arabic;

namespace AnalysisKit.Terms;

/// <summary>Counts terms, document by document. Memory grows with the vocabulary, not with the texts. Not thread-safe: each thread has its own, and the counts are merged.</summary>
public sealed class TermCounter
{
    private readonly TermOptions _options;
    private readonly SurfaceTable _surfaces;
    private readonly Dictionary<(int Prefix, int Next), int>[] _sequences;
    private readonly List<(int Previous, int Surface)>[] _parts;

    // Per counted unit (a surface form, or a sequence of them): its term and its occurrences.
    private Unit[] _units = new Unit[1024];
    private int _unitCount;
    private byte[] _utf8 = [];
    private readonly SurfaceBatch _batch = new();

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private int[] _termInDocument = new int[1024];
    private readonly List<int> _termsOfDocument = [];

    private readonly Dictionary<string, Tally> _groups = new(StringComparer.Ordinal);

    private struct Unit
    {
        public long Count;
        public int Term;
    }

    /// <summary>Makes an empty counter.</summary>
    public TermCounter(TermOptions? options = null)
    {
        _options = options ?? new TermOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Size, 1, nameof(options));
        _surfaces = new SurfaceTable(_options);
        _sequences = new Dictionary<(int, int), int>[_options.Size];
        _parts = new List<(int, int)>[_options.Size];
        for (var i = 0; i < _options.Size; i++)
            (_sequences[i], _parts[i]) = ([], []);
    }

    /// <summary>Counts a document.</summary>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var length = 0L;
        foreach (var span in document.Spans)
        {
            var text = document.Text.AsSpan(span.Start, span.Length);
            length += _options.Tokenization.CutsUtf8 ? Count(Utf8(text)) : Count(text);
        }

        Settle(document.Group, length);
    }

    /// <summary>Counts a document that is one stretch of valid UTF-8.</summary>
    internal void Add(string group, ReadOnlySpan<byte> text) =>
        Settle(group, _options.Tokenization.CutsUtf8 ? Count(text) : Count(Encoding.UTF8.GetString(text)));

    /// <summary>Adds what another counter with the same options has counted. Single words only.</summary>
    internal void Add(TermCounter other)
    {
        var terms = new int[other._keys.Count];
        Array.Fill(terms, -1);
        for (var theirs = 0; theirs < other._unitCount; theirs++)
        {
            var unit = _surfaces.Adopt(other._surfaces, theirs);
            if (unit == _unitCount)
                NewUnit(_surfaces.Term(unit));
            if (_units[unit].Term < 0)
                continue;
            _units[unit].Count += other._units[theirs].Count;
            terms[other._units[theirs].Term] = _units[unit].Term;
        }

        foreach (var (group, tally) in other._groups)
        {
            var mine = TallyOf(group);
            mine.Tokens += tally.Tokens;
            mine.Documents += tally.Documents;
            foreach (var (term, cell) in tally.Cells)
                mine.Cells.Add(terms[term], cell);
        }
    }

    /// <summary>What was counted so far.</summary>
    public TermCounts ToCounts()
    {
        var forms = new List<(int Term, string Form, long Count)>(_unitCount);
        for (var unit = 0; unit < _unitCount; unit++)
        {
            if (_units[unit].Term < 0)
                continue;
            var (key, surface) = (_keys[_units[unit].Term], SurfaceOf(unit));
            forms.Add((_units[unit].Term, surface == key ? key : surface, _units[unit].Count));
        }

        return TermCounts.Of(_options, _keys, forms, _groups.Select(g => (new GroupSize(g.Key, g.Value.Tokens, g.Value.Documents), g.Value.Cells)));
    }

    private ReadOnlySpan<byte> Utf8(ReadOnlySpan<char> text)
    {
        if (_utf8.Length < text.Length * 3)
            _utf8 = new byte[Math.Max(text.Length * 3, _utf8.Length * 2)];
        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    private long Count(ReadOnlySpan<byte> text) => _options.Size == 1 ? CountWords(text) : CountSequences(text);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private long CountWords(ReadOnlySpan<byte> text)
    {
        var counted = 0L;
        for (var from = 0; _batch.Read(text, ref from, _options.Tokenization, _surfaces);)
        {
            while (_surfaces.Count > _unitCount)
                NewUnit(_surfaces.Term(_unitCount));
            var (units, inDocument) = (_units, _termInDocument);
            foreach (var surface in _batch.Surfaces)
            {
                if (surface < 0)
                    continue;
                ref var unit = ref units[surface];
                if (unit.Term < 0)
                    continue;
                unit.Count++;
                counted++;
                if (inDocument[unit.Term]++ == 0)
                    _termsOfDocument.Add(unit.Term);
            }
        }

        return counted;
    }

    private long CountSequences(ReadOnlySpan<byte> text)
    {
        var last = new Window(stackalloc int[_options.Size]);
        var counted = 0L;
        for (var from = 0; _batch.Read(text, ref from, _options.Tokenization, _surfaces);)
        {
            foreach (var surface in _batch.Surfaces)
            {
                if (surface == SurfaceTable.Gap)
                    last.Clear();
                else if (CountSurface(surface, ref last))
                    counted++;
            }
        }

        return counted;
    }

    private long Count(ReadOnlySpan<char> text)
    {
        var last = new Window(stackalloc int[_options.Size]);
        var counted = 0L;
        for (var from = 0; _options.Tokenization.TryNext(text, from, out var token); from = token.End)
        {
            if (CountSurface(_surfaces.Add(text.Slice(token.Start, token.Length)), ref last))
                counted++;
        }

        return counted;
    }

    /// <summary>Counts the word, or the sequence that it ends; false when it is no term, or the sequence is not full yet.</summary>
    private bool CountSurface(int surface, ref Window last)
    {
        if (_options.Size == 1)
        {
            while (surface >= _unitCount)
                NewUnit(_surfaces.Term(_unitCount));
            return CountUnit(surface);
        }

        if (_surfaces.Term(surface) is null)
        {
            last.Clear();
            return false;
        }

        if (!last.Push(surface))
            return false;
        CountUnit(Sequence(last.Surfaces));
        return true;
    }

    private int Sequence(ReadOnlySpan<int> surfaces)
    {
        var id = surfaces[0];
        for (var level = 1; level < surfaces.Length; level++)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_sequences[level], (id, surfaces[level]), out var exists);
            if (!exists)
            {
                known = _parts[level].Count;
                _parts[level].Add((id, surfaces[level]));
            }

            id = known;
        }

        if (id == _unitCount)
            NewUnit(Join(surfaces));
        return id;
    }

    private string Join(ReadOnlySpan<int> surfaces)
    {
        var parts = new string[surfaces.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = _surfaces.Term(surfaces[i])!;
        return string.Join(' ', parts);
    }

    private string SurfaceOf(int unit)
    {
        var parts = new string[_options.Size];
        for (var level = parts.Length - 1; level > 0; level--)
        {
            (unit, var surface) = _parts[level][unit];
            parts[level] = _surfaces.Surface(surface);
        }

        parts[0] = _surfaces.Surface(unit);
        return parts.Length == 1 ? parts[0] : string.Join(' ', parts);
    }

    private void NewUnit(string? key)
    {
        var term = -1;
        if (key is not null && !_terms.TryGetValue(key, out term))
        {
            _terms[key] = term = _keys.Count;
            _keys.Add(key);
            if (term == _termInDocument.Length)
                Array.Resize(ref _termInDocument, term * 2);
        }

        if (_unitCount == _units.Length)
            Array.Resize(ref _units, _unitCount * 2);
        _units[_unitCount++] = new Unit { Term = term };
    }

    /// <summary>Counts a unit; false when it is no term.</summary>
    private bool CountUnit(int unit)
    {
        ref var counted = ref _units[unit];
        if (counted.Term < 0)
            return false;
        counted.Count++;
        if (_termInDocument[counted.Term]++ == 0)
            _termsOfDocument.Add(counted.Term);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Settle(string group, long length)
    {
        var tally = TallyOf(group);
        tally.Tokens += length;
        tally.Documents++;

        // Most terms of a document occur once or a few times: their spreads are the same.
        Span<long> spreads = stackalloc long[16];
        spreads.Clear();
        foreach (var term in CollectionsMarshal.AsSpan(_termsOfDocument))
        {
            var count = _termInDocument[term];
            _termInDocument[term] = 0;
            if (count >= spreads.Length)
                tally.Cells.Add(term, new TermCell(count, 1, Spread(length, count)));
            else
                tally.Cells.Add(term, new TermCell(count, 1, spreads[count] != 0 ? spreads[count] : spreads[count] = Spread(length, count)));
        }

        _termsOfDocument.Clear();
    }

    private Tally TallyOf(string group)
    {
        if (!_groups.TryGetValue(group, out var tally))
            _groups[group] = tally = new Tally();
        return tally;
    }

    private static long Spread(long length, int count) => (long)Math.Round(Math.Sqrt((double)length * count) * TermCell.SpreadUnit);

    /// <summary>The last surfaces in a row, as many as a term has.</summary>
    private ref struct Window(Span<int> surfaces)
    {
        private int _filled;

        public Span<int> Surfaces { get; } = surfaces;

        public void Clear() => _filled = 0;

        /// <summary>True when there are enough.</summary>
        public bool Push(int surface)
        {
            if (_filled == Surfaces.Length)
                Surfaces[1..].CopyTo(Surfaces);
            else
                _filled++;
            Surfaces[_filled - 1] = surface;
            return _filled == Surfaces.Length;
        }
    }

    private sealed class Tally
    {
        public long Tokens { get; set; }

        public int Documents { get; set; }

        public TermCells Cells { get; } = new();
    }
}
