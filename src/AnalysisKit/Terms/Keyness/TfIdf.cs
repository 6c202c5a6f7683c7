namespace AnalysisKit;

/// <summary>Weights that are high for terms that one group uses often and few other groups use. Spärck Jones (1972), J. Documentation 28, 11-21; Salton and Buckley (1988).</summary>
public static class TfIdf
{
    /// <summary>Weights of all terms in all groups that have them; N is the number of groups, df the number of groups that have the term. Count per document (group by id) for weights of documents. Rows by group, then in the order of the counts.</summary>
    public static ResultList<TermWeight> Of(TermCounts counts, TfIdfOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new TfIdfOptions();
        if (!(options.Base > 0) || options.Base == 1)
            throw new ArgumentException($"There are no logarithms to the base {options.Base}; take 2, 10 or e.", nameof(options));
        var rows = new List<(int Group, int Term, double Weight)>();
        var squares = new double[counts.Groups.Count];
        for (var term = 0; term < counts.Count; term++)
        {
            var cells = counts.Cells(term);
            var idf = InverseFrequency(counts.Groups.Count, cells.Length, options);
            foreach (var (group, cell) in cells)
            {
                var weight = TermFrequency(cell.Count, counts.Sizes[group].Tokens, options.Frequency) * idf;
                rows.Add((group, term, weight));
                squares[group] += weight * weight;
            }
        }

        return new ResultList<TermWeight>(
            "weights",
            rows.OrderBy(r => r.Group)
                .Select(r => new TermWeight(counts.Groups[r.Group], counts.Shown(r.Term), counts.Key(r.Term), options.UnitLength && squares[r.Group] > 0 ? r.Weight / Math.Sqrt(squares[r.Group]) : r.Weight)));
    }

    private static double TermFrequency(double count, double size, FrequencyScheme scheme) => scheme switch
    {
        FrequencyScheme.Proportion => count / size,
        FrequencyScheme.Logarithmic => 1 + Math.Log(count),
        _ => count,
    };

    private static double InverseFrequency(double groups, double having, TfIdfOptions options)
    {
        var ratio = options.Smooth ? (1 + groups) / (1 + having) : groups / having;
        return (options.Base == Math.E ? Math.Log(ratio) : options.Base == 10 ? Math.Log10(ratio) : Math.Log(ratio, options.Base)) + (options.AddOne ? 1 : 0);
    }
}
