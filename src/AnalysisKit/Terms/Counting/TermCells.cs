using System.Numerics;
using System.Runtime.CompilerServices;

namespace AnalysisKit;

/// <summary>
/// The cells of one group by term. Terms are numbered as they come, so frequent ones tend to have low numbers: the cells of the first terms are in an array by number. The others are in a table with open
/// addressing, where a cell and its term are one entry, so that a rare term costs one access to memory.
/// </summary>
internal sealed class TermCells
{
    private const int MostInOrder = 1 << 12;

    private Place[] _inOrder = [];
    private Place[] _others = new Place[16];
    private int _otherCount;

    public struct Place
    {
        public long Count;
        public long Spread;
        public int Documents;

        /// <summary>The term, counted from 1; 0 for a free place.</summary>
        public int Number;

        public readonly TermCell Cell => new(Count, Documents, Spread);
    }

    /// <summary>Number of places, including free ones.</summary>
    public int Places => _inOrder.Length + _others.Length;

    /// <summary>Terms with their cells, beginning with those of low numbers, in order.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Reads the cells of many terms that are counted next, so that the processor fetches them from memory at the same time instead of one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public int Touch(ReadOnlySpan<int> terms)
    {
        var (inOrder, others, sum) = (_inOrder, _others, 0);
        foreach (var term in terms)
            sum += term < inOrder.Length ? inOrder[term].Number : others[HomeOf(term, others.Length)].Number;
        return sum;
    }

    /// <summary>Adds to the cell of a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int term, TermCell cell)
    {
        ref var place = ref term < _inOrder.Length ? ref _inOrder[term] : ref Other(term);
        place.Number = term + 1;
        place.Count += cell.Count;
        place.Spread += cell.Spread;
        place.Documents += cell.Documents;
    }

    private ref Place Other(int term)
    {
        var others = _others;
        for (var at = HomeOf(term, others.Length); ; at = (at + 1) & (others.Length - 1))
        {
            if (others[at].Number == term + 1)
                return ref others[at];
            if (others[at].Number == 0)
                return ref Insert(term, at);
        }
    }

    private ref Place Insert(int term, int at)
    {
        if (++_otherCount * 3L <= _others.Length * 2L)
            return ref _others[at];
        _otherCount--;
        Grow();
        return ref term < _inOrder.Length ? ref _inOrder[term] : ref Other(term);
    }

    // Multiplicative hashing: the high bits of the number times a large odd constant.
    private static int HomeOf(int term, int places) => (int)((uint)term * 2654435769u >> (32 - BitOperations.Log2((uint)places)));

    /// <summary>Makes room for more terms: enlarges the array of the first terms up to half the size of the old table, and the table if it is too full.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var old = _others;
        if (_inOrder.Length < Math.Min(MostInOrder, old.Length / 2))
            Array.Resize(ref _inOrder, Math.Min(MostInOrder, old.Length / 2));
        _otherCount = 0;
        foreach (ref readonly var place in old.AsSpan())
            _otherCount += place.Number > _inOrder.Length ? 1 : 0;
        _others = new Place[_otherCount * 2 > old.Length ? old.Length * 2 : old.Length];
        foreach (ref readonly var place in old.AsSpan())
        {
            if (place.Number > _inOrder.Length)
                _others[FreePlace(_others, place.Number - 1)] = place;
            else if (place.Number > 0)
                _inOrder[place.Number - 1] = place;
        }
    }

    private static int FreePlace(Place[] places, int term)
    {
        var at = HomeOf(term, places.Length);
        while (places[at].Number != 0)
            at = (at + 1) & (places.Length - 1);
        return at;
    }

    public struct Enumerator(TermCells cells)
    {
        private int _at = -1;

        public readonly (int Term, TermCell Cell) Current => (PlaceAt(_at).Number - 1, PlaceAt(_at).Cell);

        public bool MoveNext()
        {
            while (++_at < cells.Places)
            {
                if (PlaceAt(_at).Number > 0)
                    return true;
            }

            return false;
        }

        private readonly ref readonly Place PlaceAt(int at) => ref at < cells._inOrder.Length ? ref cells._inOrder[at] : ref cells._others[at - cells._inOrder.Length];
    }
}
