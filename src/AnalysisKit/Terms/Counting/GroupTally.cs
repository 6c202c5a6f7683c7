using System.Runtime.CompilerServices;

namespace AnalysisKit;

/// <summary>The counts of one group so far.</summary>
internal sealed class GroupTally
{
    private const int Together = 256;
    private const int FrequentIn = 16;

    public long Tokens { get; private set; }

    public int Documents { get; private set; }

    public TermCells Cells { get; } = new();

    /// <summary>Adds a document.</summary>
    /// <param name="terms">The distinct terms that it has.</param>
    /// <param name="counts">How often it has each term, by term.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddDocument(ReadOnlySpan<int> terms, ReadOnlySpan<int> counts)
    {
        var length = 0L;
        foreach (var term in terms)
            length += counts[term];
        Tokens += length;
        Documents++;

        // Most terms of a document occur once or a few times, so the spread of each small count is computed once.
        Span<long> spreads = stackalloc long[FrequentIn];
        for (var count = 1; count < spreads.Length; count++)
            spreads[count] = Spread(length, count);
        for (; terms.Length > 0; terms = terms[Math.Min(Together, terms.Length)..])
        {
            var next = terms[..Math.Min(Together, terms.Length)];
            Cells.Touch(next);
            foreach (var term in next)
            {
                var count = counts[term];
                Cells.Add(term, new TermCell(count, 1, count < spreads.Length ? spreads[count] : Spread(length, count)));
            }
        }
    }

    /// <summary>Adds the counts of the same group from another counter.</summary>
    /// <param name="other">The group in the other counter.</param>
    /// <param name="numbers">The number in this counter of each term of the other one, both from 1; empty if the numbers are the same.</param>
    public void Add(GroupTally other, ReadOnlySpan<int> numbers = default)
    {
        Tokens += other.Tokens;
        Documents += other.Documents;
        foreach (var (term, cell) in other.Cells)
            Cells.Add(numbers.IsEmpty ? term : numbers[term + 1] - 1, cell);
    }

    private static long Spread(long length, int count) => (long)Math.Round(Math.Sqrt((double)length * count) * TermCell.SpreadUnit);
}
