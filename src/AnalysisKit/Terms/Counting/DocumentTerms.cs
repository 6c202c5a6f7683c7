using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>The distinct terms of the current document, and how often each occurs.</summary>
/// <param name="room">The number of terms to make room for at first.</param>
internal sealed class DocumentTerms(int room)
{
    private readonly List<int> _terms = [];
    private int[] _counts = new int[room];

    /// <summary>The terms, in the order in which they came.</summary>
    public ReadOnlySpan<int> Terms => CollectionsMarshal.AsSpan(_terms);

    /// <summary>How often the document has each term, by term.</summary>
    public ReadOnlySpan<int> Counts => _counts;

    /// <summary>Makes room for the given number of terms.</summary>
    public void MakeRoom(int terms)
    {
        if (terms > _counts.Length)
            Array.Resize(ref _counts, Math.Max(terms, _counts.Length * 2));
    }

    /// <summary>Adds occurrences of a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int term, int count)
    {
        ref var inDocument = ref _counts[term];
        if (inDocument == 0)
            _terms.Add(term);
        inDocument += count;
    }

    /// <summary>Begins a new document.</summary>
    public void Clear()
    {
        foreach (var term in Terms)
            _counts[term] = 0;
        _terms.Clear();
    }
}
