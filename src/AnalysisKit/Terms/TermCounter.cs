using System.Runtime.InteropServices;
using AnalysisKit.Articles;

namespace AnalysisKit.Terms;

/// <summary>Counts terms, document by document. Memory grows with the vocabulary, not with the texts. Not thread-safe: each thread has its own, and the counts are merged.</summary>
public sealed class TermCounter
{
    private readonly TermOptions _options;
    private readonly SurfaceTable _surfaces;
    private readonly Dictionary<(int Prefix, int Next), int>[] _sequences;
    private readonly List<(int Previous, int Surface)>[] _parts;

    // Per counted unit (a surface form, or a sequence of them): its term, its occurrences over all and in the document at hand.
    private readonly List<int> _termOfUnit = [];
    private readonly List<long> _unitCounts = [];
    private int[] _inDocument = new int[1024];
    private readonly List<int> _unitsOfDocument = [];

    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<string> _keys = [];
    private int[] _termInDocument = new int[1024];
    private readonly List<int> _termsOfDocument = [];

    private readonly Dictionary<string, Tally> _groups = new(StringComparer.Ordinal);

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
            length += _options.Size == 1 ? CountWords(document.Text.AsSpan(span.Start, span.Length)) : CountSequences(document.Text.AsSpan(span.Start, span.Length));
        Settle(document.Group, length);
    }

    /// <summary>What was counted so far.</summary>
    public TermCounts ToCounts()
    {
        var forms = new List<(int Term, string Form, long Count)>(_termOfUnit.Count);
        for (var unit = 0; unit < _termOfUnit.Count; unit++)
        {
            if (_termOfUnit[unit] < 0)
                continue;
            var (key, surface) = (_keys[_termOfUnit[unit]], SurfaceOf(unit));
            forms.Add((_termOfUnit[unit], surface == key ? key : surface, _unitCounts[unit]));
        }

        return TermCounts.Of(_options, _keys, forms, _groups.Select(g => (new GroupSize(g.Key, g.Value.Tokens, g.Value.Documents), g.Value.Cells)));
    }

    private long CountWords(ReadOnlySpan<char> text)
    {
        var counted = 0L;
        for (var from = 0; _options.Tokenization.TryNext(text, from, out var token); from = token.End)
        {
            var unit = _surfaces.Add(text.Slice(token.Start, token.Length));
            if (unit == _termOfUnit.Count)
                NewUnit(_surfaces.Term(unit));
            if (_termOfUnit[unit] < 0)
                continue;
            CountUnit(unit);
            counted++;
        }

        return counted;
    }

    private long CountSequences(ReadOnlySpan<char> text)
    {
        var size = _options.Size;
        Span<int> last = stackalloc int[size];
        var filled = 0;
        var counted = 0L;
        for (var from = 0; _options.Tokenization.TryNext(text, from, out var token); from = token.End)
        {
            var surface = _surfaces.Add(text.Slice(token.Start, token.Length));
            if (_surfaces.Term(surface) is null)
            {
                filled = 0;
                continue;
            }

            if (filled == size)
                last[1..].CopyTo(last);
            else
                filled++;
            last[filled - 1] = surface;
            if (filled < size)
                continue;
            CountUnit(Sequence(last));
            counted++;
        }

        return counted;
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

        if (id == _termOfUnit.Count)
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
        _unitCounts.Add(0);
        if (key is null)
        {
            _termOfUnit.Add(-1);
            return;
        }

        if (!_terms.TryGetValue(key, out var term))
        {
            _terms[key] = term = _keys.Count;
            _keys.Add(key);
        }

        _termOfUnit.Add(term);
    }

    private void CountUnit(int unit)
    {
        if (unit >= _inDocument.Length)
            Array.Resize(ref _inDocument, Math.Max(unit + 1, _inDocument.Length * 2));
        if (_inDocument[unit]++ == 0)
            _unitsOfDocument.Add(unit);
    }

    private void Settle(string group, long length)
    {
        if (!_groups.TryGetValue(group, out var tally))
            _groups[group] = tally = new Tally();
        tally.Tokens += length;
        tally.Documents++;
        if (_termInDocument.Length < _keys.Count)
            Array.Resize(ref _termInDocument, Math.Max(_keys.Count, _termInDocument.Length * 2));
        foreach (var unit in _unitsOfDocument)
        {
            var term = _termOfUnit[unit];
            if (_termInDocument[term] == 0)
                _termsOfDocument.Add(term);
            _termInDocument[term] += _inDocument[unit];
            _unitCounts[unit] += _inDocument[unit];
            _inDocument[unit] = 0;
        }

        foreach (var term in _termsOfDocument)
        {
            var count = _termInDocument[term];
            _termInDocument[term] = 0;
            ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(tally.Cells, term, out _);
            cell += new TermCell(count, 1, (long)Math.Round(Math.Sqrt((double)length * count) * TermCell.SpreadUnit));
        }

        _unitsOfDocument.Clear();
        _termsOfDocument.Clear();
    }

    private sealed class Tally
    {
        public long Tokens { get; set; }

        public int Documents { get; set; }

        public Dictionary<int, TermCell> Cells { get; } = [];
    }
}
