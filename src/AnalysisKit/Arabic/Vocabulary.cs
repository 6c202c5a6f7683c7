using System.Collections.Concurrent;

namespace AnalysisKit.Arabic;

/// <summary>The distinct surface forms seen so far. Thread-safe; holds at most <see cref="Capacity"/> forms, later ones are made anew each time.</summary>
public sealed class Vocabulary
{
    private readonly ConcurrentDictionary<string, Word> _words = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private int _count;

    /// <summary>The vocabulary that analyses share unless they are given one of their own.</summary>
    public static Vocabulary Shared { get; } = new();

    /// <summary>Makes an empty vocabulary.</summary>
    /// <param name="capacity">The most forms to hold; bounds the memory of a long run.</param>
    public Vocabulary(int capacity = 1_000_000)
    {
        Capacity = capacity;
        _bySpan = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The most forms it holds.</summary>
    public int Capacity { get; }

    /// <summary>How many forms it holds.</summary>
    public int Count => Math.Min(Volatile.Read(ref _count), Capacity);

    /// <summary>The word of a form that is already normal.</summary>
    public Word Get(ReadOnlySpan<char> normal, TokenKind kind) =>
        _bySpan.TryGetValue(normal, out var word) ? word : Add(normal.ToString(), kind);

    private Word Add(string normal, TokenKind kind)
    {
        if (Volatile.Read(ref _count) >= Capacity)
            return new Word(normal, kind, -1);
        lock (_words)
        {
            if (_words.TryGetValue(normal, out var word))
                return word;
            word = new Word(normal, kind, _count);
            _words[normal] = word;
            Volatile.Write(ref _count, _count + 1);
            return word;
        }
    }
}
