using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>Numbers and counts sequences of words. A sequence is looked up by its prefix (all words but the last) and its last word.</summary>
/// <param name="size">Number of words in a sequence, at least 2.</param>
internal sealed class SequenceTable(int size)
{
    private readonly Dictionary<(int Prefix, int Next), int>[] _known = [.. Enumerable.Range(0, size).Select(_ => new Dictionary<(int, int), int>())];
    private readonly List<(int Prefix, int Next)>[] _parts = [.. Enumerable.Range(0, size).Select(_ => new List<(int, int)>())];
    private readonly List<(int Term, long Count)> _sequences = [];
    private readonly List<string> _words = [];

    // The last words in a row: the number of each surface form, and of the word that it counts as.
    private readonly (int Surface, int Word)[] _last = new (int, int)[size];
    private int _filled;

    public int Count => _sequences.Count;

    /// <summary>The key of the sequence that ended last.</summary>
    public string Key => string.Join(' ', _last.Select(l => _words[l.Word]));

    /// <summary>Gives a number to a word that surface forms count as.</summary>
    public int AddWord(string word)
    {
        _words.Add(word);
        return _words.Count - 1;
    }

    /// <summary>Ends a row of words; no sequence crosses this point.</summary>
    public void Clear() => _filled = 0;

    /// <summary>Takes the next word in a row.</summary>
    /// <returns>The number of the sequence that it ends, which is <see cref="Count"/> for a new one; -1 when it ends none.</returns>
    public int Push(int surface, int word)
    {
        if (_filled == size)
            _last.AsSpan(1).CopyTo(_last);
        else
            _filled++;
        _last[_filled - 1] = (surface, word);
        return _filled == size ? NumberOfLast() : -1;
    }

    /// <summary>Adds the term of a new sequence.</summary>
    public void Add(int term) => _sequences.Add((term, 0));

    /// <summary>Counts an occurrence of a sequence, and gives its term.</summary>
    public int Occurs(int sequence)
    {
        ref var counted = ref CollectionsMarshal.AsSpan(_sequences)[sequence];
        counted.Count++;
        return counted.Term;
    }

    /// <summary>All sequences as they are written.</summary>
    /// <param name="surfaces">The surface forms by their numbers.</param>
    public IEnumerable<(int Term, string Form, long Count)> Forms(string[] surfaces)
    {
        var parts = new string[size];
        for (var sequence = 0; sequence < _sequences.Count; sequence++)
        {
            var id = sequence;
            for (var level = size - 1; level > 0; level--)
            {
                (id, var surface) = _parts[level][id];
                parts[level] = surfaces[surface];
            }

            parts[0] = surfaces[id];
            yield return (_sequences[sequence].Term, string.Join(' ', parts), _sequences[sequence].Count);
        }
    }

    private int NumberOfLast()
    {
        var id = _last[0].Surface;
        for (var level = 1; level < size; level++)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known[level], (id, _last[level].Surface), out var exists);
            if (!exists)
            {
                known = _parts[level].Count;
                _parts[level].Add((id, _last[level].Surface));
            }

            id = known;
        }

        return id;
    }
}
