using System.Numerics;

namespace AnalysisKit;

/// <summary>The distinct surface forms seen so far, in normal form. Thread-safe. Holds at most <see cref="Capacity"/> forms; further ones get a new object each time.</summary>
internal sealed class Vocabulary
{
    private const int FirstSlots = 64;

    // Random for each process, so that nobody can write a text whose words all fall into one slot.
    private static readonly ulong Multiplier = (ulong)Random.Shared.NextInt64() | 1;

    private readonly Lock _growing = new();

    // A hash table with open addressing, at most half full. A slot holds the hash and, in its lower bits, the number of the word from 1; 0 is free. Reading takes no lock, since slots are only filled,
    // after their words were stored, and a larger table is published as a whole. Slots hold numbers, not words, so that the garbage collector need not scan them.
    private ulong[] _slots = new ulong[FirstSlots];
    private Word[] _words = new Word[FirstSlots];
    private int _count;

    /// <summary>The vocabulary that all analyses of the process share, unless they are given another one.</summary>
    public static Vocabulary Shared { get; } = new();

    /// <summary>Makes an empty vocabulary.</summary>
    /// <param name="capacity">The largest number of forms to hold, which limits the memory of a long run.</param>
    public Vocabulary(int capacity = 1_000_000) => Capacity = capacity;

    /// <summary>The largest number of forms it holds.</summary>
    public int Capacity { get; }

    /// <summary>How many forms it holds.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The word of a form that is in normal form already.</summary>
    public Word Get(ReadOnlySpan<char> normal, TokenKind kind) => Get(normal, Hash(normal), kind);

    /// <summary>The words of several forms. Each step is done for all forms before the next step, so that the processor can fetch their memory at the same time.</summary>
    /// <param name="normals">The normal forms, one after the other.</param>
    /// <param name="forms">Where each form stands in them; changed during the look-up.</param>
    /// <param name="tokens">Takes a token for each form.</param>
    internal void Get(ReadOnlySpan<char> normals, Span<TokenForm> forms, Span<Token> tokens)
    {
        var slots = Volatile.Read(ref _slots);
        for (var i = 0; i < forms.Length; i++)
        {
            var slot = Volatile.Read(ref slots[(int)forms[i].Hash & (slots.Length - 1)]);
            forms[i].Number = HashIn(slot) == forms[i].Hash ? NumberIn(slot) : 0;
        }

        var words = Volatile.Read(ref _words);
        for (var i = 0; i < forms.Length; i++)
            tokens[i] = new Token(words[Math.Max(0, forms[i].Number - 1)], forms[i].Span);
        for (var i = 0; i < forms.Length; i++)
            forms[i].IsLikely = forms[i].Number > 0 && tokens[i].Normal.Length == forms[i].Length;
        for (var i = 0; i < forms.Length; i++)
        {
            var normal = normals.Slice(forms[i].Start, forms[i].Length);
            if (!forms[i].IsLikely || !normal.SequenceEqual(tokens[i].Normal))
                tokens[i] = new Token(Get(normal, forms[i].Hash, forms[i].Kind), forms[i].Span);
        }
    }

    private Word Get(ReadOnlySpan<char> normal, uint hash, TokenKind kind) => Find(Volatile.Read(ref _slots), normal, hash, out _) ?? Add(normal, hash, kind);

    private Word? Find(ulong[] slots, ReadOnlySpan<char> normal, uint hash, out int at)
    {
        for (at = (int)hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            var slot = Volatile.Read(ref slots[at]);
            if (slot == 0)
                return null;
            if (HashIn(slot) == hash && Volatile.Read(ref _words)[NumberIn(slot) - 1] is var word && normal.SequenceEqual(word.Normal))
                return word;
        }
    }

    private Word Add(ReadOnlySpan<char> normal, uint hash, TokenKind kind)
    {
        if (Count >= Capacity)
            return new Word(normal.ToString(), kind, -1);
        lock (_growing)
        {
            if (Find(_slots, normal, hash, out var at) is { } known)
                return known;
            if (_count >= Capacity)
                return new Word(normal.ToString(), kind, -1);
            var word = new Word(normal.ToString(), kind, _count);
            if (_count == _words.Length)
                GrowWords();
            _words[_count] = word;
            Volatile.Write(ref _count, _count + 1);
            Volatile.Write(ref _slots[at], ((ulong)hash << 32) | (uint)_count);
            if (_count * 2 >= _slots.Length)
                GrowSlots();
            return word;
        }
    }

    private void GrowWords()
    {
        var larger = new Word[_words.Length * 2];
        _words.CopyTo(larger, 0);
        Volatile.Write(ref _words, larger);
    }

    private void GrowSlots()
    {
        var larger = new ulong[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot == 0)
                continue;
            var at = (int)HashIn(slot) & (larger.Length - 1);
            while (larger[at] != 0)
                at = (at + 1) & (larger.Length - 1);
            larger[at] = slot;
        }

        Volatile.Write(ref _slots, larger);
    }

    private static uint HashIn(ulong slot) => (uint)(slot >> 32);

    private static int NumberIn(ulong slot) => (int)(uint)slot;

    internal static uint Hash(ReadOnlySpan<char> normal)
    {
        var hash = Multiplier;
        foreach (var c in normal)
            hash = BitOperations.RotateLeft((hash ^ c) * Multiplier, 23);
        hash ^= hash >> 32;
        return (uint)hash;
    }
}
