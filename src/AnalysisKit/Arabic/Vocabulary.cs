using System.Numerics;

namespace AnalysisKit.Arabic;

/// <summary>The distinct surface forms seen so far. Thread-safe; holds at most <see cref="Capacity"/> forms, later ones are made anew each time.</summary>
public sealed class Vocabulary
{
    private const int FirstSlots = 64;

    // Another for each process, so that no text can be written whose words all fall on one slot.
    private static readonly ulong Multiplier = (ulong)Random.Shared.NextInt64() | 1;

    private readonly Lock _growing = new();

    // Open addressing, at most half full. Reading takes no lock: slots are only ever filled, and a larger table is published whole.
    private Slot[] _slots = new Slot[FirstSlots];
    private int _count;

    private struct Slot
    {
        public Word? Word;
        public uint Hash;
    }

    /// <summary>The vocabulary that analyses share unless they are given one of their own.</summary>
    public static Vocabulary Shared { get; } = new();

    /// <summary>Makes an empty vocabulary.</summary>
    /// <param name="capacity">The most forms to hold; bounds the memory of a long run.</param>
    public Vocabulary(int capacity = 1_000_000) => Capacity = capacity;

    /// <summary>The most forms it holds.</summary>
    public int Capacity { get; }

    /// <summary>How many forms it holds.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The word of a form that is already normal.</summary>
    public Word Get(ReadOnlySpan<char> normal, TokenKind kind) => Get(normal, Hash(normal), kind);

    /// <summary>The words of several forms. One step is done for all of them before the next, so that the processor fetches what they need from memory at the same time.</summary>
    /// <param name="normals">The normal forms, one behind the other.</param>
    /// <param name="forms">Where each stands there; changed while they are looked up.</param>
    /// <param name="tokens">Takes a token for each form.</param>
    internal void Get(ReadOnlySpan<char> normals, Span<TokenForm> forms, Span<Token> tokens)
    {
        var slots = Volatile.Read(ref _slots);
        for (var i = 0; i < forms.Length; i++)
        {
            // The hash is written before the word: who sees the word sees its hash.
            ref var slot = ref slots[(int)forms[i].Hash & (slots.Length - 1)];
            tokens[i] = new Token(Volatile.Read(ref slot.Word)!, forms[i].Span);
            forms[i].IsLikely = slot.Hash == forms[i].Hash;
        }

        for (var i = 0; i < forms.Length; i++)
            forms[i].IsLikely &= tokens[i].Word is { } word && word.Normal.Length == forms[i].Length;
        for (var i = 0; i < forms.Length; i++)
        {
            var normal = normals.Slice(forms[i].Start, forms[i].Length);
            if (!forms[i].IsLikely || !normal.SequenceEqual(tokens[i].Word.Normal))
                tokens[i] = new Token(Get(normal, forms[i].Hash, forms[i].Kind), forms[i].Span);
        }
    }

    private Word Get(ReadOnlySpan<char> normal, uint hash, TokenKind kind) => Find(Volatile.Read(ref _slots), normal, hash, out _) ?? Add(normal, hash, kind);

    private static Word? Find(Slot[] slots, ReadOnlySpan<char> normal, uint hash, out int at)
    {
        for (at = (int)hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[at];

            // The hash is written before the word: who sees the word sees its hash.
            if (Volatile.Read(ref slot.Word) is not { } word)
                return null;
            if (slot.Hash == hash && normal.SequenceEqual(word.Normal))
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
            _slots[at].Hash = hash;
            Volatile.Write(ref _slots[at].Word, word);
            Volatile.Write(ref _count, _count + 1);
            if (_count * 2 >= _slots.Length)
                Grow();
            return word;
        }
    }

    private void Grow()
    {
        var larger = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Word is null)
                continue;
            var at = (int)slot.Hash & (larger.Length - 1);
            while (larger[at].Word is not null)
                at = (at + 1) & (larger.Length - 1);
            larger[at] = slot;
        }

        Volatile.Write(ref _slots, larger);
    }

    internal static uint Hash(ReadOnlySpan<char> normal)
    {
        var hash = Multiplier;
        foreach (var c in normal)
            hash = BitOperations.RotateLeft((hash ^ c) * Multiplier, 23);
        hash ^= hash >> 32;
        return (uint)hash;
    }
}
