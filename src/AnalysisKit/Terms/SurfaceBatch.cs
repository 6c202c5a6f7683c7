using System.Runtime.CompilerServices;
using AnalysisKit.Arabic;

namespace AnalysisKit.Terms;

/// <summary>
/// The numbers of the next surface forms of a text, looked up together. The table of a large corpus is larger than the processor's caches, and most of the time of counting is waiting for
/// memory: look-ups that do not depend on each other wait at the same time.
/// </summary>
internal sealed class SurfaceBatch
{
    private const int Most = 64;

    private readonly SurfaceTable.Entry[] _entries = new SurfaceTable.Entry[Most];
    private readonly uint[] _hashes = new uint[Most];
    private readonly int[] _surfaces = new int[Most];
    private readonly bool[] _found = new bool[Most];
    private int _count;

    /// <summary>The numbers, <see cref="SurfaceTable.Gap"/> for what parts sequences of words.</summary>
    public ReadOnlySpan<int> Surfaces => _surfaces.AsSpan(0, _count);

    /// <summary>Reads on; false at the end of the text.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="from">Where to begin; moved on, in bytes.</param>
    /// <param name="tokenization">Cuts the text.</param>
    /// <param name="table">Numbers the forms.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read(ReadOnlySpan<byte> text, ref int from, Tokenization tokenization, SurfaceTable table)
    {
        _count = 0;
        while (_count < Most && tokenization.NextUtf8(text, from, out var start, out var end) is var token && token != Utf8Token.None)
        {
            from = end;
            Take(text, start, end, token == Utf8Token.Gap, table);
        }

        var (entries, hashes, surfaces, found) = (_entries, _hashes, _surfaces, _found);
        for (var i = 0; i < _count; i++)
        {
            if (hashes[i] != 0)
                surfaces[i] = table.Guess(hashes[i]);
        }

        for (var i = 0; i < _count; i++)
            found[i] = hashes[i] == 0 || table.Is(entries[i], surfaces[i]);
        for (var i = 0; i < _count; i++)
        {
            if (!found[i])
                surfaces[i] = table.Add(entries[i], hashes[i]);
        }

        return _count > 0;
    }

    /// <summary>Forms that are known at once get their number; the others their hash, which is never 0 for them.</summary>
    private void Take(ReadOnlySpan<byte> text, int start, int end, bool gap, SurfaceTable table)
    {
        _hashes[_count] = 0;
        if (gap)
            _surfaces[_count] = SurfaceTable.Gap;
        else if (end - start > SurfaceTable.ShortBytes)
            _surfaces[_count] = table.Add(text, start, end);
        else
            _hashes[_count] = SurfaceTable.Hash(_entries[_count] = SurfaceTable.Short(text, start, end));
        _count++;
    }
}
