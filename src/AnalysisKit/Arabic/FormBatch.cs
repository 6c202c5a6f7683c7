using System.Runtime.CompilerServices;

namespace AnalysisKit;

/// <summary>The next forms of a text, collected so that many are looked up in a <see cref="FormTable"/> at once (see <see cref="FormTable.Touch"/>).</summary>
internal sealed class FormBatch
{
    private const int Most = 64;

    /// <summary>The value that stands for the hash of a long form.</summary>
    public const uint Long = 0;

    private readonly FormKey[] _keys = new FormKey[Most];
    private readonly uint[] _hashes = new uint[Most];
    private int _count;

    /// <summary>The hashes of the forms; <see cref="Long"/> for a long form.</summary>
    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>The keys of the forms. For a long form, the two numbers are its start and end in the text, in bytes.</summary>
    public ReadOnlySpan<FormKey> Keys => _keys.AsSpan(0, _count);

    public bool IsFull => _count == Most;

    public void Clear() => _count = 0;

    /// <summary>Adds a form of up to eight letters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(FormKey key)
    {
        _keys[_count] = key;
        _hashes[_count++] = key.Hash;
    }

    /// <summary>Adds a form that stands in a text.</summary>
    public void Add(ReadOnlySpan<byte> text, int start, int end)
    {
        if (FormKey.Fits(text[start..end]))
        {
            Add(FormKey.Of(text, start, end - start));
            return;
        }

        _keys[_count] = new FormKey((ulong)start, (ulong)end);
        _hashes[_count++] = Long;
    }
}
