using MathNet.Numerics;

namespace AnalysisKit;

/// <summary>How characteristic a term is of one group against another. All functions are pure.</summary>
public static class Keyness
{
    /// <summary>
    /// Compares every term of a group with the rest or with another group. Characteristic terms come first: rows are in descending order of signed
    /// <see cref="LogLikelihoodRatio"/>, ties in ordinal order.
    /// </summary>
    /// <param name="counts">The counts; their group sizes are those before any filter.</param>
    /// <param name="target">The group.</param>
    /// <param name="reference">The group to compare with; null compares with all other groups together.</param>
    /// <exception cref="ArgumentException">There is no such group, or there is no other group to compare with.</exception>
    public static KeynessTable Of(TermCounts counts, string target, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (targetIndex, referenceIndex) = (counts.GroupIndex(target), reference is null ? -1 : counts.GroupIndex(reference));
        if (reference is null && counts.Groups.Count < 2)
            throw new ArgumentException($"\"{target}\" is the only group, so there is nothing to compare it with. Group the texts by a key that has several values.", nameof(target));
        var targetSize = counts.Size(target);
        var total = counts.Total;
        var referenceSize = reference is null ? new GroupSize("", total.Tokens - targetSize.Tokens, total.Documents - targetSize.Documents) : counts.Size(reference);
        var comparison = new KeynessComparison(targetSize, referenceSize, total.Tokens);
        return new KeynessTable(target, reference, counts.GroupLabel, comparison, new KeynessRows(counts, targetIndex, referenceIndex, comparison));
    }

    /// <summary>
    /// Log-likelihood ratio G² = 2 Σ o ln(o/e) over all four cells, with the sign of ad - bc: negative for terms that the target group avoids.
    /// Dunning (1993), Computational Linguistics 19, 61-74. Its p-value is <see cref="ChiSquaredPValue(double)"/>.
    /// </summary>
    public static double LogLikelihoodRatio(ContingencyTable table, ContinuityCorrection correction = ContinuityCorrection.None)
    {
        var difference = Corrected(table, correction) / table.Size;
        var statistic = 2 * (
            Part(table.Expected, difference)
            + Part(table.Total * table.ReferenceSize / table.Size, -difference)
            + Part((table.Size - table.Total) * table.TargetSize / table.Size, -difference)
            + Part((table.Size - table.Total) * table.ReferenceSize / table.Size, difference));
        return Signed(correction == ContinuityCorrection.Williams ? statistic / WilliamsFactor(table) : statistic, table);

        double Part(double expected, double by) => Deviance.Of(Math.Max(0, expected + by), expected, by);
    }

    /// <summary>
    /// The log-likelihood of the two cells of the term alone, 2 (a ln(a/e1) + b ln(b/e2)), signed, as most corpus tools print it. Rayson and Garside (2000), "Comparing corpora using frequency profiling".
    /// </summary>
    public static double LogLikelihoodOfTerm(ContingencyTable table)
    {
        var difference = table.Determinant / table.Size;
        return Signed(2 * (Deviance.Of(table.Target, table.Expected, difference) + Deviance.Of(table.Reference, table.Total * table.ReferenceSize / table.Size, -difference)), table);
    }

    /// <summary>Pearson's chi-squared N (ad - bc)² / ((a+b)(c+d)(a+c)(b+d)), with the sign of ad - bc. Its p-value is <see cref="ChiSquaredPValue(double)"/>. Pearson (1900), Phil. Mag. 50, 157-175.</summary>
    public static double ChiSquared(ContingencyTable table, ContinuityCorrection correction = ContinuityCorrection.None)
    {
        var determinant = Corrected(table, correction);
        var statistic = table.Size * determinant / (table.Total * table.TargetSize) * (determinant / ((table.Size - table.Total) * table.ReferenceSize));
        return Signed(correction == ContinuityCorrection.Williams ? statistic / WilliamsFactor(table) : statistic, table);
    }

    /// <summary>Probability of a chi-squared statistic (one degree of freedom) at least as large as |<paramref name="statistic"/>|: erfc(sqrt(|x|/2)), the upper tail without cancellation.</summary>
    public static double ChiSquaredPValue(double statistic) => SpecialFunctions.Erfc(Math.Sqrt(Math.Abs(statistic) / 2));

    /// <summary>Probability of a chi-squared statistic with several degrees of freedom at least as large as <paramref name="statistic"/>: Q(k/2, x/2).</summary>
    public static double ChiSquaredPValue(double statistic, int degreesOfFreedom) => SpecialFunctions.GammaUpperRegularized(degreesOfFreedom / 2.0, statistic / 2);

    /// <summary>
    /// Chi-squared of a term's counts over several groups against the counts that the groups' shares of documents would give: Σ (o - e)²/e with e = total · share,
    /// one degree of freedom less than there are groups. It ranks terms for choosing features and is no test of a table, since the other terms do not enter.
    /// As in scikit-learn's feature_selection.chi2; Forman (2003), J. Machine Learning Research 3, 1289-1305.
    /// </summary>
    /// <param name="counts">Occurrences per group.</param>
    /// <param name="documents">Documents per group.</param>
    public static double ChiSquaredOverGroups(IReadOnlyList<double> counts, IReadOnlyList<double> documents)
    {
        var (total, all) = (counts.Sum(), documents.Sum());
        return counts.Select((count, i) => (count, Expected: total * documents[i] / all)).Where(x => x.Expected > 0).Sum(x => (x.count - x.Expected) * (x.count - x.Expected) / x.Expected);
    }

    /// <summary>
    /// Fisher's exact test, two-sided: the probability of all tables with the same margins that are no likelier than this one. Fisher (1922), J. R. Stat. Soc. 85, 87-94.
    /// </summary>
    public static double FisherExactPValue(ContingencyTable table) => FisherExact.TwoSided(table);

    /// <summary>Fisher's exact test, one-sided: the probability of a target count at least as large with the same margins.</summary>
    public static double FisherExactPValueGreater(ContingencyTable table) => FisherExact.Greater(table);

    /// <summary>The odds ratio under which the observed target count is the expected one, given all margins: the conditional maximum likelihood estimate of R's fisher.test. 0 or infinity at the ends. Cornfield (1956).</summary>
    public static double ConditionalOddsRatio(ContingencyTable table) => FisherExact.ConditionalOddsRatio(table);

    /// <summary>Pointwise mutual information of term and target group: ln(a/e) with e = (a+b)(a+c)/N; minus infinity for a = 0. Church and Hanks (1990), Computational Linguistics 16, 22-29. It has no p-value.</summary>
    public static double PointwiseMutualInformation(ContingencyTable table) => Math.Log(table.Target / table.Expected);

    /// <summary>
    /// Log ratio: log2 of the ratio of relative frequencies (a/n1) / (b/n2); a count of zero counts as 0.5. Hardie (2014), "Log Ratio: an informal introduction".
    /// An effect size: 1 means twice as frequent in the target group. It has no p-value; see <see cref="LogRatioInterval"/>. NaN where a group is empty. Of a word that a much smaller group lacks,
    /// 0.5 may make a word that it prefers; rows of a table have no log ratio then.
    /// </summary>
    public static double LogRatio(ContingencyTable table) => IsOneSided(table)
        ? double.NaN
        : Math.Log2((table.Target == 0 ? 0.5 : table.Target) / table.TargetSize / ((table.Reference == 0 ? 0.5 : table.Reference) / table.ReferenceSize));

    /// <summary>The log ratio, or NaN where it speaks against the counts: a group lacks the word, and is so small that 0.5 in its place is relatively more than the other group has.</summary>
    internal static double LogRatioOrNone(ContingencyTable table) => LogRatio(table) is var ratio && ((table.Target == 0 && ratio > 0) || (table.Reference == 0 && ratio < 0)) ? double.NaN : ratio;

    /// <summary>
    /// Exact confidence interval of the log2 ratio of relative frequencies: given a + b, a is binomial with odds ratio·n1/n2, and the Clopper-Pearson interval of its share is
    /// transformed back. Infinite where a or b is 0, NaN where a group is empty. Fay (2010), R Journal 2, 53-58; Clopper and Pearson (1934).
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <param name="coverage">Coverage of the interval.</param>
    public static Interval LogRatioInterval(ContingencyTable table, double coverage = 0.95)
    {
        var tail = (1 - coverage) / 2;
        return IsOneSided(table) ? new Interval(double.NaN, double.NaN) : new Interval(LogRatioBound(table, tail, upper: false), LogRatioBound(table, tail, upper: true));
    }

    /// <summary>
    /// Conservative log ratio (LRC): the end nearer to 0 of the confidence interval of the log ratio at a Bonferroni-corrected level, 0 where the interval holds 0. It ranks by effect and
    /// drops differences that may be chance. Evert (2022), "Measuring keyness".
    /// </summary>
    /// <param name="table">The counts.</param>
    /// <param name="terms">Number of terms compared at once, for the correction.</param>
    /// <param name="coverage">Coverage over all terms together.</param>
    public static double ConservativeLogRatio(ContingencyTable table, int terms, double coverage = 0.95)
    {
        if (IsOneSided(table))
            return double.NaN;
        var tail = (1 - coverage) / terms / 2;
        return table.Target / table.TargetSize >= table.Reference / table.ReferenceSize
            ? Math.Max(0, LogRatioBound(table, tail, upper: false))
            : Math.Min(0, LogRatioBound(table, tail, upper: true));
    }

    /// <summary>%DIFF: difference of relative frequencies in percent of the reference's, 100 (a/n1 - b/n2)/(b/n2); infinity for b = 0. Gabrielatos and Marchi (2011). It has no p-value.</summary>
    public static double PercentDifference(ContingencyTable table)
    {
        var reference = table.Reference / table.ReferenceSize;
        return ((table.Target / table.TargetSize) - reference) * 100 / reference;
    }

    /// <summary>Odds ratio ad/(bc); infinity for b = 0, 0 for a = 0.</summary>
    public static double OddsRatio(ContingencyTable table) => table.Target * table.ReferenceOthers / (table.Reference * table.TargetOthers);

    /// <summary>Confidence interval of the odds ratio: exp(ln OR ± z sqrt(1/a + 1/b + 1/c + 1/d)), with 0.5 added to each cell where one is 0. Woolf (1955), Annals of Human Genetics 19, 251-253; Haldane (1956).</summary>
    /// <param name="table">The counts.</param>
    /// <param name="coverage">Coverage of the interval.</param>
    public static Interval OddsRatioInterval(ContingencyTable table, double coverage = 0.95)
    {
        var (a, b, c, d) = (table.Target, table.Reference, table.TargetOthers, table.ReferenceOthers);
        if (IsOneSided(table))
            return new Interval(double.NaN, double.NaN);
        if (a * b * c * d == 0)
            (a, b, c, d) = (a + 0.5, b + 0.5, c + 0.5, d + 0.5);
        var log = Math.Log(a * d / (b * c));
        var half = NormalQuantile(coverage) * Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d));
        return new Interval(Math.Exp(log - half), Math.Exp(log + half));
    }

    /// <summary>Simple maths: ratio of frequencies per million, (f1 + k)/(f2 + k); the larger k, the more it looks at frequent terms. Kilgarriff (2009), "Simple maths for keywords". It has no p-value.</summary>
    /// <param name="table">The counts.</param>
    /// <param name="k">Added to both frequencies per million.</param>
    public static double SimpleMaths(ContingencyTable table, double k = 1) =>
        ((table.Target / table.TargetSize * 1e6) + k) / ((table.Reference / table.ReferenceSize * 1e6) + k);

    /// <summary>Correlation of term and group over the tokens: (ad - bc)/sqrt((a+b)(c+d)(a+c)(b+d)). Pearson (1900).</summary>
    public static double Phi(ContingencyTable table) =>
        table.Determinant / (Math.Sqrt(table.Total * (table.Size - table.Total)) * Math.Sqrt(table.TargetSize * table.ReferenceSize));

    /// <summary>Williams' q, by which a statistic is divided; see <see cref="ContinuityCorrection.Williams"/>.</summary>
    public static double WilliamsFactor(ContingencyTable table)
    {
        var size = table.Size;
        return 1 + (((size / table.Total) + (size / (size - table.Total)) - 1) * ((size / table.TargetSize) + (size / table.ReferenceSize) - 1) / (6 * size));
    }

    /// <summary>
    /// Weighted log odds of every term in every group against all groups together: the counts with the prior added are compared with their sums over the groups.
    /// Monroe, Colaresi and Quinn (2008), equations 15, 18 and 21, for any number of groups at once. Rows by group, then in the order of the counts.
    /// </summary>
    /// <param name="counts">The counts.</param>
    /// <param name="prior">The prior; null for <see cref="DirichletPrior.TotalCounts"/>.</param>
    /// <param name="observedOnly">Whether to leave out terms that a group does not have, and their prior, as tidylo does if it gets observed rows only.</param>
    public static ResultList<GroupLogOdds> WeightedLogOdds(TermCounts counts, DirichletPrior? prior = null, bool observedOnly = false)
    {
        ArgumentNullException.ThrowIfNull(counts);
        prior ??= DirichletPrior.TotalCounts;
        var size = (double)counts.Total.Tokens;
        var sums = new double[counts.Groups.Count];
        var termSums = new double[counts.Count];
        var cells = new List<(int Group, int Term, long Count, double Pseudo)>();
        for (var group = 0; group < sums.Length; group++)
        {
            for (var term = 0; term < counts.Count; term++)
            {
                var count = counts.Cell(term, group).Count;
                if (observedOnly && count == 0)
                    continue;
                var pseudo = count + prior.Alpha(counts.TotalCell(term).Count, size, counts.Sizes[group].Tokens);
                sums[group] += pseudo;
                termSums[term] += pseudo;
                cells.Add((group, term, count, pseudo));
            }
        }

        var all = sums.Sum();
        return new ResultList<GroupLogOdds>("log odds", cells.Select(c => new GroupLogOdds(
            counts.Groups[c.Group],
            counts.Shown(c.Term),
            counts.Key(c.Term),
            c.Count,
            AnalysisKit.WeightedLogOdds.Of(c.Pseudo, sums[c.Group], termSums[c.Term], all, 0, 0, 0, 0))));
    }

    /// <summary>Wilcoxon's rank-sum test of two samples, for instance a term's relative frequency in each document of two groups. Wilcoxon (1945); Mann and Whitney (1947); for words Kilgarriff (2001), Int. J. Corpus Linguistics 6, 97-133.</summary>
    public static RankSum WilcoxonRankSum(IReadOnlyList<double> target, IReadOnlyList<double> reference)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(reference);
        return RankSumOf(target, 0, reference, 0);
    }

    /// <summary>
    /// Wilcoxon's rank-sum test of the relative frequencies of each term in the documents of two groups. Unlike G² it is not misled by a term that one long document repeats.
    /// Lijffijt et al. (2016), Digital Scholarship in the Humanities 31, 374-397. Rows in descending order of z.
    /// </summary>
    /// <param name="byDocument">Counts whose groups are the single documents.</param>
    /// <param name="isTarget">Whether a document belongs to the target group.</param>
    public static ResultList<TermRankSum> WilcoxonRankSum(TermCounts byDocument, Func<string, bool> isTarget)
    {
        ArgumentNullException.ThrowIfNull(byDocument);
        ArgumentNullException.ThrowIfNull(isTarget);
        var target = byDocument.Groups.Select(isTarget).ToArray();
        var targets = target.Count(t => t);
        var rows = new List<TermRankSum>();
        for (var term = 0; term < byDocument.Count; term++)
        {
            List<double> inTarget = [], inReference = [];
            foreach (var (document, cell) in byDocument.Cells(term))
                (target[document] ? inTarget : inReference).Add((double)cell.Count / byDocument.Sizes[document].Tokens);
            rows.Add(new TermRankSum(byDocument[term], RankSumOf(inTarget, targets - inTarget.Count, inReference, target.Length - targets - inReference.Count)));
        }

        return new ResultList<TermRankSum>("terms", rows.OrderByDescending(r => r.Test.Z).ThenBy(r => r.Term.Key, StringComparer.Ordinal));
    }

    internal static double NormalQuantile(double coverage) => Math.Sqrt(2) * SpecialFunctions.ErfInv(coverage);

    // Zeros are passed as numbers, not as list items, because most documents lack most terms.
    private static RankSum RankSumOf(IReadOnlyList<double> target, int targetZeros, IReadOnlyList<double> reference, int referenceZeros)
    {
        var values = new List<(double Value, double Target, double Reference)>(target.Count + reference.Count + 1) { (0, targetZeros, referenceZeros) };
        values.AddRange(target.Select(v => (v, 1.0, 0.0)));
        values.AddRange(reference.Select(v => (v, 0.0, 1.0)));
        values.Sort((a, b) => a.Value.CompareTo(b.Value));
        double u = 0, below = 0, ties = 0;
        for (int first = 0, next; first < values.Count; first = next)
        {
            double inTarget = 0, inReference = 0;
            for (next = first; next < values.Count && values[next].Value == values[first].Value; next++)
                (inTarget, inReference) = (inTarget + values[next].Target, inReference + values[next].Reference);
            u += inTarget * (below + (inReference / 2));
            ties += Math.Pow(inTarget + inReference, 3) - inTarget - inReference;
            below += inReference;
        }

        return RankSum.Of(u, target.Count + targetZeros, below, ties);
    }

    private static double LogRatioBound(ContingencyTable table, double tail, bool upper)
    {
        var (a, b) = (table.Target, table.Reference);
        if (upper ? b == 0 : a == 0)
            return upper ? double.PositiveInfinity : double.NegativeInfinity;

        // Solves for the smaller of the two shares (a or b in a + b), so that the odds keep their digits.
        var odds = upper
            ? Odds(Binomial.InverseIncompleteBeta(b, a + 1, tail), inverse: true)
            : Odds(Binomial.InverseIncompleteBeta(a, b + 1, tail), inverse: false);
        return Math.Log2(odds * table.ReferenceSize / table.TargetSize);

        static double Odds(double share, bool inverse) => inverse ? (1 - share) / share : share / (1 - share);
    }

    // Without any words on one side there is nothing to compare.
    private static bool IsOneSided(ContingencyTable table) => table.TargetSize == 0 || table.ReferenceSize == 0;

    // ad - bc, moved towards 0 by N/2 where Yates' correction applies.
    private static double Corrected(ContingencyTable table, ContinuityCorrection correction)
    {
        var determinant = table.Determinant;
        var applies = correction == ContinuityCorrection.Yates || (correction == ContinuityCorrection.YatesForSmallCells && HasSmallCells(table));
        return applies ? Math.Sign(determinant) * Math.Max(0, Math.Abs(determinant) - (table.Size / 2)) : determinant;
    }

    private static bool HasSmallCells(ContingencyTable table)
    {
        var (n, ab, cd, ac, bd) = (table.Size, table.Total, table.Size - table.Total, table.TargetSize, table.ReferenceSize);
        return Math.Abs(table.Determinant) >= n / 2 && (ab * ac / n < 5 || ab * bd / n < 5 || ac * cd / n < 5 || cd * bd / n < 5);
    }

    private static double Signed(double statistic, ContingencyTable table) => table.Determinant > 0 || statistic == 0 ? statistic : -statistic;
}
