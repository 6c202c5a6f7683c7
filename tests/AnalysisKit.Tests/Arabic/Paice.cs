namespace AnalysisKit.Tests;

/// <summary>
/// Understemming UI, overstemming OI and the error rate relative to truncation ERRT of a stemmer over words in groups that should share a stem. Paice (1996), J. American Society for Information
/// Science 47, 632-649: UI is the share of pairs of a group that do not meet, OI the share of pairs of different groups that do; ERRT compares the point (UI, OI) with the line of stemmers that
/// cut words after n letters, 0 for no error, 1 for no better than cutting.
/// </summary>
internal static class Paice
{
    public static (double Understemming, double Overstemming, double ErrorRate) Measure(IReadOnlyDictionary<string, string> groups, Func<string, string> stem, Func<string, string> fold)
    {
        var point = Indices(groups, stem);
        var line = Enumerable.Range(1, 15).Select(n => Indices(groups, w => fold(w) is var f && f.Length > n ? f[..n] : f)).ToList();
        var nearest = line.Zip(line.Skip(1)).Select(s => Crossing(point, s.First, s.Second)).Where(c => c > 0).DefaultIfEmpty(double.NaN).Min();
        return (point.Under, point.Over, 1 / nearest);
    }

    /// <summary>UI and OI.</summary>
    public static (double Under, double Over) Indices(IReadOnlyDictionary<string, string> groups, Func<string, string> stem)
    {
        var words = groups.Select(g => (Group: g.Value, Stem: stem(g.Key))).ToList();
        var total = Pairs(words.Count);
        var desired = words.GroupBy(w => w.Group).Sum(g => Pairs(g.Count()));
        var merged = words.GroupBy(w => w.Stem).Sum(s => Pairs(s.Count()));
        var right = words.GroupBy(w => w).Sum(w => Pairs(w.Count()));
        return ((desired - right) / desired, (merged - right) / (total - desired));
    }

    private static double Pairs(int count) => 0.5 * count * (count - 1);

    /// <summary>How many times farther than the point its ray from the origin meets the segment; NaN when it does not.</summary>
    private static double Crossing((double Under, double Over) p, (double Under, double Over) a, (double Under, double Over) b)
    {
        var (du, dv) = (b.Under - a.Under, b.Over - a.Over);
        var determinant = (p.Over * du) - (p.Under * dv);
        if (determinant == 0)
            return double.NaN;
        var along = ((p.Under * a.Over) - (p.Over * a.Under)) / determinant;
        return along is < 0 or > 1 ? double.NaN : p.Under > 0 ? (a.Under + (along * du)) / p.Under : (a.Over + (along * dv)) / p.Over;
    }
}
