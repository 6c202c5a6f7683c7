using System.Collections;
using System.Runtime.CompilerServices;

namespace AnalysisKit.Terms;

/// <summary>The cells of one group by term: a table with open addressing, in which a cell and its term stand together, so that a rare term costs one look into memory.</summary>
internal sealed class TermCells : IEnumerable<KeyValuePair<int, TermCell>>
{
    private Slot[] _slots = new Slot[16];
    private int _count;

    private struct Slot
    {
        public long Count;
        public long Spread;
        public int Documents;

        /// <summary>The term, counted from 1; 0 for a free place.</summary>
        public int Number;
    }

    /// <summary>Adds to the cell of a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int term, TermCell cell)
    {
        var slots = _slots;
        var at = PlaceOf(term, slots.Length);
        while (slots[at].Number != term + 1)
        {
            if (slots[at].Number == 0)
            {
                if (++_count * 3 > slots.Length * 2)
                {
                    Grow();
                    _count--;
                    Add(term, cell);
                    return;
                }

                slots[at].Number = term + 1;
                break;
            }

            at = (at + 1) & (slots.Length - 1);
        }

        ref var slot = ref slots[at];
        slot.Count += cell.Count;
        slot.Documents += cell.Documents;
        slot.Spread += cell.Spread;
    }

    public IEnumerator<KeyValuePair<int, TermCell>> GetEnumerator()
    {
        foreach (var slot in _slots)
        {
            if (slot.Number > 0)
                yield return new(slot.Number - 1, new TermCell(slot.Count, slot.Documents, slot.Spread));
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The low bits of a number times an odd one differ where the numbers do: frequent terms, which have low numbers, have their own places.
    private static int PlaceOf(int term, int places) => (int)((uint)term * 2654435769u) & (places - 1);

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Number == 0)
                continue;
            var at = PlaceOf(slot.Number - 1, larger.Length);
            while (larger[at].Number != 0)
                at = (at + 1) & (larger.Length - 1);
            larger[at] = slot;
        }

        _slots = larger;
    }
}
