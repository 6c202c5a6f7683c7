using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace AnalysisKit;

/// <summary>
/// Numbers distinct forms in the order in which they come, and counts them document by document. Forms are UTF-8. A form and its counts are one entry of a table with open addressing, so that a short
/// form costs one access to memory; long forms are stored one after the other in large blocks.
/// </summary>
internal sealed class FormTable
{
    private const int BlockBytes = 1 << 16;

    // FF never occurs in UTF-8, so it marks the key of a long form, which is the form's place in the blocks and its length.
    private const ulong LongMark = 0xFFUL << 56;

    private readonly List<byte[]> _blocks = [];
    private int _used;
    private Entry[] _entries = new Entry[1 << 12];
    private int[] _document = new int[256];
    private int _inDocument;

    // Occurrences that do not fit into an entry's counter, by the number of the form.
    private readonly Dictionary<int, long> _further = [];

    internal struct Entry
    {
        public FormKey Key;

        /// <summary>Occurrences in the documents before the current one; see <see cref="CountOf"/>.</summary>
        public uint Count;

        /// <summary>What the form counts as. Set by the user of the table; 0 at first.</summary>
        public int CountsAs;

        /// <summary>The number of the form, counted from 1; 0 for a free place.</summary>
        public int Number;

        /// <summary>Occurrences in the current document.</summary>
        public int InDocument;
    }

    /// <summary>How many distinct forms there are.</summary>
    public int Count { get; private set; }

    /// <summary>All places, including free ones.</summary>
    public ReadOnlySpan<Entry> Entries => _entries;

    /// <summary>The places of the forms that occur in the current document.</summary>
    public ReadOnlySpan<int> Document => _document.AsSpan(0, _inDocument);

    /// <summary>The form at a place.</summary>
    public ref Entry this[int place] => ref _entries[place];

    /// <summary>Reads the places of many forms that are looked up next, so that the processor fetches them from memory at the same time instead of one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public int Touch(ReadOnlySpan<uint> hashes)
    {
        var (entries, sum) = (_entries, 0);
        foreach (var hash in hashes)
            sum += entries[(int)hash & (entries.Length - 1)].Number;
        return sum;
    }

    /// <summary>Finds a short form, or adds it.</summary>
    /// <param name="key">The form.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="place">Its place, valid until the next form is added.</param>
    /// <returns>True when it is new.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(FormKey key, uint hash, out int place)
    {
        var entries = _entries;
        for (place = (int)hash & (entries.Length - 1); entries[place].Number != 0; place = (place + 1) & (entries.Length - 1))
        {
            if (entries[place].Key.First == key.First && entries[place].Key.Second == key.Second)
                return false;
        }

        place = Insert(key, hash, place);
        return true;
    }

    /// <summary>Finds a form, or adds it.</summary>
    public bool Add(ReadOnlySpan<byte> form, out int place)
    {
        if (FormKey.Fits(form))
            return FormKey.Of(form, 0, form.Length) is var key && Add(key, key.Hash, out place);
        var hash = Hash(form);
        for (place = (int)hash & (_entries.Length - 1); _entries[place].Number != 0; place = (place + 1) & (_entries.Length - 1))
        {
            if (IsLong(_entries[place].Key) && LongForm(_entries[place].Key).SequenceEqual(form))
                return false;
        }

        place = Insert(Keep(form), hash, place);
        return true;
    }

    /// <summary>Finds a form of another table, or adds it.</summary>
    public bool Add(FormTable other, FormKey key, out int place) => IsLong(key) ? Add(other.LongForm(key), out place) : Add(key, key.Hash, out place);

    /// <summary>Counts an occurrence in the current document.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Occurs(int place)
    {
        if (_inDocument == _document.Length)
            Array.Resize(ref _document, _inDocument * 2);

        // Writes the place always, but advances only if the form is new to the document. This avoids a branch that the processor cannot predict.
        _document[_inDocument] = place;
        _inDocument += _entries[place].InDocument++ == 0 ? 1 : 0;
    }

    /// <summary>How often a form occurs in the documents before the current one.</summary>
    public long CountOf(in Entry entry) => entry.Count + _further.GetValueOrDefault(entry.Number);

    /// <summary>Counts further occurrences of a form.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref Entry entry, long count)
    {
        if (count < int.MaxValue && entry.Count < int.MaxValue)
            entry.Count += (uint)count;
        else
            _further[entry.Number] = _further.GetValueOrDefault(entry.Number) + count;
    }

    /// <summary>Makes room for a number of new forms, so that places do not change while they are added.</summary>
    public void Reserve(int forms)
    {
        while ((Count + (long)forms) * 3 > _entries.Length * 2L)
            Grow();
    }

    /// <summary>Begins a new document. The caller must have taken the counts of the last one from <see cref="Document"/>.</summary>
    public void EndDocument() => _inDocument = 0;

    /// <summary>The form at a place. A short form is written into the buffer.</summary>
    public ReadOnlySpan<byte> Form(int place, Span<byte> buffer) => Form(_entries[place].Key, buffer);

    /// <summary>The form of a key. A short form is written into the buffer.</summary>
    public ReadOnlySpan<byte> Form(FormKey key, Span<byte> buffer) => IsLong(key) ? LongForm(key) : buffer[..key.CopyTo(buffer)];

    /// <summary>All forms in the order of their numbers; index 0 is the form with number 1.</summary>
    /// <param name="threads">How many threads make them.</param>
    public string[] Texts(int threads)
    {
        var texts = new string[Count];
        ParallelCounting.ForRanges(_entries.Length, threads, (from, to) =>
        {
            Span<byte> buffer = stackalloc byte[FormKey.Most];
            foreach (ref readonly var entry in _entries.AsSpan(from..to))
            {
                if (entry.Number > 0)
                    texts[entry.Number - 1] = Encoding.UTF8.GetString(Form(entry.Key, buffer));
            }
        });
        return texts;
    }

    private static bool IsLong(FormKey key) => key.Second >= LongMark;

    private ReadOnlySpan<byte> LongForm(FormKey key) => _blocks[(int)(key.First >> 32)].AsSpan((int)key.First, (int)key.Second);

    private static uint Hash(ReadOnlySpan<byte> form)
    {
        // Hashes eight bytes at a time. The last eight may overlap the ones before, which does no harm, since the length is hashed too.
        var hash = FormKey.Hashed((ulong)form.Length, 0);
        for (var at = 0; at + 8 < form.Length; at += 8)
            hash = FormKey.Hashed(BinaryPrimitives.ReadUInt64LittleEndian(form[at..]), hash);
        return (uint)(FormKey.Hashed(form.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(form[^8..]) : 0, hash) >> 32);
    }

    private FormKey Keep(ReadOnlySpan<byte> form)
    {
        if (_blocks.Count == 0 || _used + form.Length > _blocks[^1].Length)
        {
            _blocks.Add(new byte[Math.Max(BlockBytes, form.Length)]);
            _used = 0;
        }

        form.CopyTo(_blocks[^1].AsSpan(_used));
        var key = new FormKey(((ulong)(_blocks.Count - 1) << 32) | (uint)_used, LongMark | (uint)form.Length);
        _used += form.Length;
        return key;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Insert(FormKey key, uint hash, int place)
    {
        if ((Count + 1) * 3L > _entries.Length * 2L)
        {
            Reserve(1);
            place = FreePlace(_entries, hash);
        }

        _entries[place] = new Entry { Key = key, Number = ++Count };
        return place;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        // Goes through the old table in order, so that the new places are also filled roughly in order.
        var larger = new Entry[_entries.Length * 2];
        _inDocument = 0;
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            if (entry.Number == 0)
                continue;
            var place = FreePlace(larger, IsLong(entry.Key) ? Hash(LongForm(entry.Key)) : entry.Key.Hash);
            larger[place] = entry;
            if (entry.InDocument > 0)
                _document[_inDocument++] = place;
        }

        _entries = larger;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FreePlace(Entry[] entries, uint hash)
    {
        var place = (int)hash & (entries.Length - 1);
        while (entries[place].Number != 0)
            place = (place + 1) & (entries.Length - 1);
        return place;
    }
}
