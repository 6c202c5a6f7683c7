namespace AnalysisKit;

/// <summary>
/// How evenly a term is spread over the parts of a corpus: documents, groups, months. All functions are pure and take a term's counts per part (v) and the parts' sizes in tokens (l),
/// at least two parts, of which none is empty; f is the sum of v, s a part's share of the corpus, p = v/l a relative frequency. A term that does not occur gives NaN, and so does one part alone where a measure compares parts. No measure has a p-value.
/// Overview: Gries (2020), "Analyzing dispersion", in A Practical Handbook of Corpus Linguistics.
/// </summary>
public static class Dispersion
{
    /// <summary>All measures for every term, with the groups of the counts as parts, in the order of the counts.</summary>
    /// <exception cref="ArgumentException">There are fewer than two groups with any text.</exception>
    public static ResultList<TermDispersion> Of(TermCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var parts = Enumerable.Range(0, counts.Groups.Count).Where(g => counts.Sizes[g].Tokens > 0).ToArray();
        if (parts.Length < 2)
            throw new ArgumentException("Dispersion needs at least two parts with text; group by document, month or source.", nameof(counts));
        var place = new int[counts.Groups.Count];
        for (var i = 0; i < parts.Length; i++)
            place[parts[i]] = i;
        var sizes = parts.Select(g => (double)counts.Sizes[g].Tokens).ToArray();
        var rows = new TermDispersion[counts.Count];
        for (var term = 0; term < rows.Length; term++)
        {
            var values = new double[parts.Length];
            foreach (var (group, cell) in counts.Cells(term))
                values[place[group]] = cell.Count;
            rows[term] = Of(counts.Shown(term), values, sizes);
        }

        return new ResultList<TermDispersion>("terms", rows);
    }

    /// <summary>Number of parts that have the term.</summary>
    public static int Range(IReadOnlyList<double> counts) => counts.Count(v => v > 0);

    /// <summary>Standard deviation of the counts, Σ (v - mean)² divided by the number of parts.</summary>
    public static double StandardDeviation(IReadOnlyList<double> counts)
    {
        var mean = counts.Average();
        return Math.Sqrt(counts.Average(v => (v - mean) * (v - mean)));
    }

    /// <summary>Coefficient of variation: standard deviation / mean.</summary>
    public static double VariationCoefficient(IReadOnlyList<double> counts) => StandardDeviation(counts) / counts.Average();

    /// <summary>
    /// Juilland's D = 1 - (sd/mean)/sqrt(n-1), in [0, 1] with 1 for an even spread. Juilland and Chang-Rodríguez (1964), Frequency Dictionary of Spanish Words.
    /// Given counts it is right for parts of equal size; for others give relative frequencies (see <see cref="Rates"/>), as Gries (2008) does.
    /// </summary>
    public static double JuillandD(IReadOnlyList<double> counts) => counts.Count < 2 ? double.NaN : 1 - (VariationCoefficient(counts) / Math.Sqrt(counts.Count - 1));

    /// <summary>Deviation of proportions DP = ½ Σ |v/f - s|, in [0, 1) with 0 for an even spread. Gries (2008), Int. J. Corpus Linguistics 13, 403-437.</summary>
    public static double DeviationOfProportions(IReadOnlyList<double> counts, IReadOnlyList<double> sizes)
    {
        var (frequency, size) = (counts.Sum(), sizes.Sum());
        return 0.5 * counts.Select((v, i) => Math.Abs((v / frequency) - (sizes[i] / size))).Sum();
    }

    /// <summary>DPnorm = DP / (1 - least s), so that 1 can be reached. Lijffijt and Gries (2012), Int. J. Corpus Linguistics 17, 147-149.</summary>
    public static double NormalizedDeviationOfProportions(IReadOnlyList<double> counts, IReadOnlyList<double> sizes) =>
        sizes.Count < 2 ? double.NaN : DeviationOfProportions(counts, sizes) / (1 - (sizes.Min() / sizes.Sum()));

    /// <summary>Carroll's D2: entropy of the relative frequencies divided by log2(n), in [0, 1] with 1 for an even spread. Carroll (1970), Computer Studies in the Humanities 3, 61-65.</summary>
    public static double CarrollD2(IReadOnlyList<double> counts, IReadOnlyList<double> sizes)
    {
        var rates = Rates(counts, sizes);
        var sum = rates.Sum();
        return counts.Count < 2 || !(sum > 0) ? double.NaN : -rates.Where(p => p > 0).Sum(p => p / sum * Math.Log2(p / sum)) / Math.Log2(counts.Count);
    }

    /// <summary>Rosengren's S = (Σ sqrt(s v))² / f, in (0, 1] with 1 for an even spread. Rosengren (1971), Études de linguistique appliquée 1, 103-127.</summary>
    public static double RosengrenS(IReadOnlyList<double> counts, IReadOnlyList<double> sizes)
    {
        var size = sizes.Sum();
        var root = counts.Select((v, i) => Math.Sqrt(sizes[i] / size * v)).Sum();
        return root * root / counts.Sum();
    }

    /// <summary>Kullback-Leibler divergence of the term's shares from the parts' shares, Σ v/f log2((v/f)/s), in bits; 0 for an even spread. Gries (2020).</summary>
    public static double KullbackLeibler(IReadOnlyList<double> counts, IReadOnlyList<double> sizes)
    {
        var (frequency, size) = (counts.Sum(), sizes.Sum());
        return frequency == 0 ? double.NaN : counts.Select((v, i) => v == 0 ? 0 : v / frequency * Math.Log2(v / frequency / (sizes[i] / size))).Sum();
    }

    /// <summary>log2(n / range). Spärck Jones (1972), J. Documentation 28, 11-21.</summary>
    public static double InverseDocumentFrequency(IReadOnlyList<double> counts) => Range(counts) is var range and > 0 ? Math.Log2((double)counts.Count / range) : double.NaN;

    /// <summary>Relative frequencies v/l.</summary>
    public static double[] Rates(IReadOnlyList<double> counts, IReadOnlyList<double> sizes) => [.. counts.Select((v, i) => v / sizes[i])];

    private static TermDispersion Of(string term, double[] counts, double[] sizes) => new()
    {
        Term = term,
        Count = (long)counts.Sum(),
        Range = Range(counts),
        Parts = counts.Length,
        JuillandD = JuillandD(Rates(counts, sizes)),
        JuillandDOfCounts = JuillandD(counts),
        DeviationOfProportions = DeviationOfProportions(counts, sizes),
        NormalizedDeviationOfProportions = NormalizedDeviationOfProportions(counts, sizes),
        CarrollD2 = CarrollD2(counts, sizes),
        RosengrenS = RosengrenS(counts, sizes),
        KullbackLeibler = KullbackLeibler(counts, sizes),
        StandardDeviation = StandardDeviation(counts),
        VariationCoefficient = VariationCoefficient(counts),
        InverseDocumentFrequency = InverseDocumentFrequency(counts),
    };
}
