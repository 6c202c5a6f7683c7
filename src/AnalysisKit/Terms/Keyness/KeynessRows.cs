using System.Collections;

namespace AnalysisKit;

/// <summary>The rows of a keyness table in descending order of signed G², ties in ordinal order. Only what the order and the adjusted p-values need is computed for all terms; a row is made when it is requested.</summary>
internal sealed class KeynessRows : IReadOnlyList<KeynessRow>
{
    private readonly TermCounts _counts;
    private readonly int _target;
    private readonly int _reference;
    private readonly KeynessComparison _comparison;

    // Arrays by the place in the table.
    private readonly int[] _terms;
    private readonly double[] _statistics;
    private readonly double[] _pValues;
    private readonly double[] _adjusted;

    /// <summary>Compares all terms.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="target">The group.</param>
    /// <param name="reference">The group to compare with; -1 for all others together.</param>
    /// <param name="comparison">What all rows have in common; gets the number of terms from here.</param>
    public KeynessRows(TermCounts counts, int target, int reference, KeynessComparison comparison)
    {
        (_counts, _target, _reference, _comparison) = (counts, target, reference, comparison);
        var (terms, statistics) = (new int[counts.Count], new double[counts.Count]);
        // Terms that neither group has get infinity, and are then left out.
        var threads = counts.Options.CountingThreads;
        ParallelCounting.ForRanges(terms.Length, threads, (from, to) =>
        {
            for (var term = from; term < to; term++)
            {
                var (inTarget, inReference, _) = Cells(term);
                statistics[term] = inTarget.Count + inReference.Count == 0 ? double.PositiveInfinity : -Keyness.LogLikelihoodRatio(TableOf(inTarget, inReference));
            }
        });
        var count = 0;
        for (var term = 0; term < terms.Length; term++)
        {
            (terms[count], statistics[count]) = (term, statistics[term]);
            count += double.IsPositiveInfinity(statistics[term]) ? 0 : 1;
        }

        Array.Sort(statistics, terms, 0, count);
        _terms = terms[..count];
        _statistics = Array.ConvertAll(statistics[..count], s => -s);
        for (int start = 0, end; start < count; start = end)
        {
            for (end = start + 1; end < count && _statistics[end] == _statistics[start];)
                end++;
            SortTied(_terms.AsSpan(start..end));
        }

        _pValues = new double[count];
        ParallelCounting.ForRanges(count, threads, (from, to) =>
        {
            for (var i = from; i < to; i++)
                _pValues[i] = Keyness.ChiSquaredPValue(_statistics[i]);
        });
        _adjusted = BenjaminiHochberg.Adjust(_pValues);
        comparison.Terms = count;
    }

    public int Count => _terms.Length;

    public KeynessRow this[int index]
    {
        get
        {
            var term = _terms[index];
            var (target, reference, total) = Cells(term);
            return new KeynessRow(_counts.Shown(term), _counts.Key(term), target, reference, total.Count, _comparison, _statistics[index], _pValues[index], _adjusted[index]);
        }
    }

    public IEnumerator<KeynessRow> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Sorts terms of equal statistics by key. They nearly always have equal counts, and such terms are in ordinal order of the key already.</summary>
    private void SortTied(Span<int> terms)
    {
        terms.Sort();
        var total = _counts.TotalCell(terms[0]).Count;
        foreach (var term in terms)
        {
            if (_counts.TotalCell(term).Count == total)
                continue;
            terms.Sort((a, b) => string.CompareOrdinal(_counts.Key(a), _counts.Key(b)));
            return;
        }
    }

    private ContingencyTable TableOf(TermCell target, TermCell reference) => new(target.Count, reference.Count, _comparison.Target.Tokens, _comparison.Reference.Tokens);

    private (TermCell Target, TermCell Reference, TermCell Total) Cells(int term)
    {
        var (target, reference, total) = (default(TermCell), default(TermCell), default(TermCell));
        foreach (ref readonly var at in _counts.Cells(term))
        {
            total += at.Cell;
            if (at.Group == _target)
                target = at.Cell;
            else if (at.Group == _reference || _reference < 0)
                reference += at.Cell;
        }

        // A group may be compared with itself.
        return (target, _reference == _target ? target : reference, total);
    }
}
