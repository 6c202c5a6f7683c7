using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AnalysisKit.Terms;

/// <summary>Numbers distinct surface forms as they come; each is analysed once, at first sight. Forms are kept and looked up as UTF-8, beside each other in large blocks.</summary>
internal sealed class SurfaceTable
{
    public const int Gap = -1;

    private const int BlockBytes = 1 << 18;
    private const int LongestOnStack = 512;
    internal const int ShortBytes = 24;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // Articles are not to be trusted: nobody who writes one shall know which words fall into one place of the table.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly TermOptions _options;
    private readonly List<byte[]> _blocks = [];
    private readonly List<string?> _terms = [];

    // Slots hold numbers of entries. Entries stand in the order in which forms were met, so that those of frequent words stand close together.
    private Slot[] _slots = new Slot[1 << 12];
    private Entry[] _entries = new Entry[1 << 11];
    private int _used;

    public SurfaceTable(TermOptions options) => _options = options;

    private readonly record struct Slot(uint Hash, int Number);

    /// <summary>A form: itself where it has at most <see cref="ShortBytes"/> bytes, padded with zeros, else where it stands: First is the place in block Second.</summary>
    internal readonly record struct Entry(ulong First, ulong Second, ulong Third, int Length)
    {
        public bool IsShort => Length <= ShortBytes;
    }

    public int Count { get; private set; }

    public string Surface(int id) => TextOf(_entries[id]);

    /// <summary>The term of a surface form; null when it is not counted.</summary>
    public string? Term(int id) => _terms[id];

    /// <summary>The number of a surface form.</summary>
    public int Add(ReadOnlySpan<char> surface)
    {
        var most = Encoding.UTF8.GetMaxByteCount(surface.Length);
        if (most > LongestOnStack)
            return AddLong(surface);
        Span<byte> utf8 = stackalloc byte[LongestOnStack];
        return Add(utf8, 0, Encoding.UTF8.GetBytes(surface, utf8));
    }

    /// <summary>The number of the surface form that stands in a text of valid UTF-8.</summary>
    public int Add(ReadOnlySpan<byte> text, int start, int end)
    {
        if (end - start > ShortBytes)
            return AddBytes(text[start..end]);
        var entry = Short(text, start, end);
        return Add(entry, Hash(entry));
    }

    /// <summary>A short form as it is looked for.</summary>
    internal static Entry Short(ReadOnlySpan<byte> text, int start, int end)
    {
        var length = end - start;
        if (text.Length - start >= ShortBytes)
            return Short(text.Slice(start, ShortBytes), length);
        Span<byte> padded = stackalloc byte[ShortBytes];
        padded.Clear();
        text[start..end].CopyTo(padded);
        return Short(padded, length);
    }

    /// <summary>The number of the form that is at the first place for the hash, without a look whether it is the right one; -1 when the place is free.</summary>
    internal int Guess(uint hash) => _slots[(int)hash & (_slots.Length - 1)].Number - 1;

    /// <summary>Whether a form has a number, as a guess says.</summary>
    internal bool Is(in Entry entry, int guess) => guess >= 0 && _entries[guess] == entry;

    /// <summary>The number of a short form.</summary>
    internal int Add(in Entry entry, uint hash)
    {
        var id = Find(entry, hash, out var free);
        return id >= 0 ? id : Insert(entry, hash, free, TermOf(TextOf(entry)));
    }

    /// <summary>The number of a form of another table with the same options; it is not analysed again.</summary>
    public int Adopt(SurfaceTable other, int id)
    {
        var entry = other._entries[id];
        int free;
        if (entry.IsShort)
            return Find(entry, Hash(entry), out free) is var number and >= 0 ? number : Insert(entry, Hash(entry), free, other._terms[id]);
        var bytes = other.Bytes(entry);
        return Find(bytes, Hash(bytes), out free) is var found and >= 0 ? found : Insert(Keep(bytes), Hash(bytes), free, other._terms[id]);
    }

    private static Entry Short(ReadOnlySpan<byte> bytes, int length) => new(
        BinaryPrimitives.ReadUInt64LittleEndian(bytes) & Mask(length),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) & Mask(length - 8),
        BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]) & Mask(length - 16),
        length);

    private int AddBytes(ReadOnlySpan<byte> surface)
    {
        var hash = Hash(surface);
        var id = Find(surface, hash, out var free);
        return id >= 0 ? id : Insert(Keep(surface), hash, free, TermOf(Encoding.UTF8.GetString(surface)));
    }

    private int Find(in Entry wanted, uint hash, out int at)
    {
        var (slots, entries) = (_slots, _entries);
        for (at = (int)hash & (slots.Length - 1); slots[at].Number != 0; at = (at + 1) & (slots.Length - 1))
        {
            if (slots[at].Hash == hash && entries[slots[at].Number - 1] == wanted)
                return slots[at].Number - 1;
        }

        return -1;
    }

    private int Find(ReadOnlySpan<byte> surface, uint hash, out int at)
    {
        var slots = _slots;
        for (at = (int)hash & (slots.Length - 1); slots[at].Number != 0; at = (at + 1) & (slots.Length - 1))
        {
            if (slots[at].Hash == hash && _entries[slots[at].Number - 1] is { IsShort: false } entry && Bytes(entry).SequenceEqual(surface))
                return slots[at].Number - 1;
        }

        return -1;
    }

    private string TextOf(in Entry entry)
    {
        if (!entry.IsShort)
            return Encoding.UTF8.GetString(Bytes(entry));
        Span<byte> bytes = stackalloc byte[ShortBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, entry.First);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], entry.Second);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[16..], entry.Third);
        return Encoding.UTF8.GetString(bytes[..entry.Length]);
    }

    private ReadOnlySpan<byte> Bytes(Entry entry) => _blocks[(int)entry.Second].AsSpan((int)entry.First, entry.Length);

    private int AddLong(ReadOnlySpan<char> surface)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(surface.Length));
        var id = Add(rented, 0, Encoding.UTF8.GetBytes(surface, rented));
        ArrayPool<byte>.Shared.Return(rented);
        return id;
    }

    private int Insert(Entry entry, uint hash, int at, string? term)
    {
        var id = Count++;
        _terms.Add(term);
        if (id == _entries.Length)
            Array.Resize(ref _entries, id * 2);
        _entries[id] = entry;
        _slots[at] = new Slot(hash, id + 1);
        if (Count * 2 > _slots.Length)
            Grow();
        return id;
    }

    private string? TermOf(string surface)
    {
        var form = _options.Tokenization.Form(surface);
        return form is null || _options.Term is null ? form : _options.Term(form);
    }

    private Entry Keep(ReadOnlySpan<byte> surface)
    {
        if (_blocks.Count == 0 || _used + surface.Length > _blocks[^1].Length)
        {
            _blocks.Add(new byte[Math.Max(BlockBytes, surface.Length)]);
            _used = 0;
        }

        surface.CopyTo(_blocks[^1].AsSpan(_used));
        var entry = new Entry((ulong)_used, (ulong)(_blocks.Count - 1), 0, surface.Length);
        _used += surface.Length;
        return entry;
    }

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Number == 0)
                continue;
            var at = (int)slot.Hash & (larger.Length - 1);
            while (larger[at].Number != 0)
                at = (at + 1) & (larger.Length - 1);
            larger[at] = slot;
        }

        _slots = larger;
    }

    /// <summary>As many of the lowest bytes of eight as are wanted.</summary>
    private static ulong Mask(int bytes) => bytes >= 8 ? ulong.MaxValue : bytes <= 0 ? 0 : (1UL << (bytes * 8)) - 1;

    /// <summary>Never 0.</summary>
    internal static uint Hash(in Entry entry) => (uint)Mix(Mix(entry.First ^ Seed ^ (uint)entry.Length) ^ Mix(entry.Second + Multiplier) ^ entry.Third) | 1u << 31;

    private static uint Hash(ReadOnlySpan<byte> surface)
    {
        var hash = new HashCode();
        hash.AddBytes(surface);
        return (uint)hash.ToHashCode();
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, Multiplier, out var low);
        return high ^ low;
    }
}
