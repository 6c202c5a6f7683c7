namespace AnalysisKit;

/// <summary>Shannon entropy. Shannon (1948), Bell System Technical Journal 27, 379-423. All functions are pure.</summary>
public static class Entropy
{
    /// <summary>-Σ p log p with p = count / sum; 0 counts add nothing. NaN when all are 0.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="logBase">Base of the logarithm: 2 gives bits.</param>
    public static double Of(IReadOnlyList<double> counts, double logBase = 2)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sum = counts.Sum();
        var entropy = -counts.Where(c => c > 0).Sum(c => c / sum * Math.Log2(c / sum)) / Math.Log2(logBase);
        return sum == 0 ? double.NaN : entropy + 0.0;
    }

    /// <summary>Entropy of each group over its terms: high where a group uses many words evenly.</summary>
    public static ResultList<NamedEntropy> OfGroups(TermCounts counts, double logBase = 2)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var columns = counts.Groups.Select(_ => new List<double>()).ToArray();
        for (var term = 0; term < counts.Count; term++)
        {
            foreach (var (group, cell) in counts.Cells(term))
                columns[group].Add(cell.Count);
        }

        return new ResultList<NamedEntropy>("groups", counts.Groups.Select((group, index) => new NamedEntropy(group, Of(columns[index], logBase))));
    }

    /// <summary>Entropy of each term over the groups: 0 for a term of one group only. In the order of the counts.</summary>
    public static ResultList<NamedEntropy> OfTerms(TermCounts counts, double logBase = 2)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new ResultList<NamedEntropy>("terms", Enumerable.Range(0, counts.Count).Select(term => new NamedEntropy(counts.Shown(term), Of(counts.Cells(term).ToArray().Select(c => (double)c.Cell.Count).ToArray(), logBase))));
    }
}
