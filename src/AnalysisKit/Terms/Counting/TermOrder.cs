using System.Runtime.InteropServices;

namespace AnalysisKit;

/// <summary>Puts counted terms in the order of <see cref="TermCounts"/>: most frequent first, each with its cells by group and its surface forms by frequency.</summary>
internal static class TermOrder
{
    /// <summary>Puts counts in order.</summary>
    /// <param name="options">What was counted.</param>
    /// <param name="keys">The terms; a term's number is its index.</param>
    /// <param name="forms">The surface forms of each term; a form may occur several times.</param>
    /// <param name="groups">The cells of each group.</param>
    public static TermCounts Of(
        TermOptions options,
        IReadOnlyList<string> keys,
        List<(int Term, string Form, long Count)> forms,
        IEnumerable<(GroupSize Size, TermCells Cells)> groups)
    {
        var byName = groups.OrderBy(g => g.Size.Group, StringComparer.Ordinal).ToArray();
        var threads = options.CountingThreads;

        // Each thread takes a range of groups. It first counts the cells of each term, and then puts them into their places.
        var shares = ParallelCounting.Shares([.. byName.Select(g => (long)g.Cells.Places)], threads);
        var (totals, next) = (Array.ConvertAll(shares, _ => new long[keys.Count]), Array.ConvertAll(shares, _ => new int[keys.Count]));
        OrderedWork.For(shares.Length, threads, share =>
        {
            foreach (var (_, groupCells) in byName[shares[share]])
            {
                foreach (var (term, cell) in groupCells)
                {
                    totals[share][term] += cell.Count;
                    next[share][term]++;
                }
            }
        });
        foreach (var further in totals.Skip(1))
        {
            for (var term = 0; term < further.Length; term++)
                totals[0][term] += further[term];
        }

        var order = MostFrequentFirst(totals[0], keys, threads);
        var place = new int[keys.Count];
        var cellStart = new int[order.Length + 1];
        for (var i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
            var start = cellStart[i];
            foreach (var starts in next)
                (starts[order[i]], start) = (start, start + starts[order[i]]);
            cellStart[i + 1] = start;
        }

        var cells = new GroupCell[cellStart[^1]];
        OrderedWork.For(shares.Length, threads, share =>
        {
            var (from, count) = shares[share].GetOffsetAndLength(byName.Length);
            for (var group = from; group < from + count; group++)
            {
                foreach (var (term, cell) in byName[group].Cells)
                    cells[next[share][term]++] = new GroupCell(group, cell);
            }
        });

        var (formStart, orderedForms) = Order(forms, place, order.Length);
        return new TermCounts(options, [.. order.Select(term => keys[term])], formStart, orderedForms, cellStart, cells, [.. byName.Select(g => g.Size)]);
    }

    /// <summary>The terms that occur, in descending order of count, ties in ordinal order of the key. Sorts by count first, and then compares strings only among ties.</summary>
    private static int[] MostFrequentFirst(long[] totals, IReadOnlyList<string> keys, int threads)
    {
        var order = new int[totals.Length];
        var descending = new long[totals.Length];
        var count = 0;
        for (var term = 0; term < totals.Length; term++)
        {
            (order[count], descending[count]) = (term, -totals[term]);
            count += totals[term] > 0 ? 1 : 0;
        }

        Array.Resize(ref order, count);
        Array.Sort(descending, order, 0, count);
        var ties = new List<Range>();
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start + 1;
            while (end < order.Length && descending[end] == descending[start])
                end++;
            if (end - start > 1)
                ties.Add(start..end);
        }

        // Starts with the last ties: the rarest terms are nearly half of all, so they should not be left for the end.
        OrderedWork.For(ties.Count, threads, i => Ordinal.Sort(order.AsSpan(ties[^(i + 1)]), keys));
        return order;
    }

    private static (int[] Start, (string, long)[] Forms) Order(List<(int Term, string Form, long Count)> forms, int[] place, int terms)
    {
        // Groups the forms by term with a counting sort. A term has few forms, which are then sorted among themselves.
        var all = CollectionsMarshal.AsSpan(forms);
        var first = new int[terms + 1];
        foreach (ref readonly var form in all)
            first[place[form.Term] + 1]++;
        for (var term = 0; term < terms; term++)
            first[term + 1] += first[term];
        var next = first.AsSpan(0, terms).ToArray();
        var ordered = new (string Form, long Count)[all.Length];
        foreach (ref readonly var form in all)
            ordered[next[place[form.Term]]++] = (form.Form, form.Count);

        var start = new int[terms + 1];
        var length = 0;
        for (var term = 0; term < terms; term++)
        {
            length = Fold(ordered, first[term], first[term + 1], length);
            start[term + 1] = length;
        }

        Array.Resize(ref ordered, length);
        return (start, ordered);
    }

    /// <summary>Adds up equal forms of one term and writes them to a place, most frequent first; gives the position after the last.</summary>
    private static int Fold((string Form, long Count)[] forms, int from, int to, int place)
    {
        if (to - from > 1)
            forms.AsSpan(from, to - from).Sort((a, b) => string.CompareOrdinal(a.Form, b.Form));
        var start = place;
        for (; from < to; from++)
        {
            if (place > start && forms[place - 1].Form == forms[from].Form)
                forms[place - 1].Count += forms[from].Count;
            else
                forms[place++] = forms[from];
        }

        if (place - start > 1)
            forms.AsSpan(start, place - start).Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Form, b.Form));
        return place;
    }
}
