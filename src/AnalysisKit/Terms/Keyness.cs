using MathNet.Numerics;

namespace AnalysisKit.Terms;

/// <summary>How characteristic a term is of one group against another. All functions are pure.</summary>
public static partial class Keyness
{
    /// <summary>
    /// Compares every term of a group with the rest or with another group. Characteristic terms come first: rows are in descending order of signed
    /// <see cref="LogLikelihoodRatio(ContingencyTable)"/>, ties in ordinal order.
    /// </summary>
    /// <param name="counts">The counts; their group sizes are those before any filter.</param>
    /// <param name="target">The group.</param>
    /// <param name="reference">The group to compare with; null compares with all other groups together.</param>
    /// <exception cref="ArgumentException">There is no such group, or there is no other group to compare with.</exception>
    public static KeynessTable Of(TermCounts counts, string target, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var targetIndex = counts.GroupIndex(target);
        var referenceIndex = reference is null ? -1 : counts.GroupIndex(reference);
        if (reference is null && counts.Groups.Count < 2)
            throw new ArgumentException($"\"{target}\" is the only group, so there is nothing to compare it with. Group the texts by a key that has several values.", nameof(target));
        var targetSize = counts.Size(target);
        var total = counts.Total;
        var referenceSize = reference is null ? new GroupSize("", total.Tokens - targetSize.Tokens, total.Documents - targetSize.Documents) : counts.Size(reference);
        var rows = new List<KeynessRow>();
        for (var term = 0; term < counts.Count; term++)
        {
            var inTarget = counts.Cell(term, targetIndex);
            var inReference = reference is null ? Minus(counts.TotalCell(term), inTarget) : counts.Cell(term, referenceIndex);
            if (inTarget.Count + inReference.Count > 0)
                rows.Add(new KeynessRow(counts.Shown(term), counts.Key(term), inTarget, inReference, targetSize, referenceSize));
        }

        return KeynessTable.Of(target, reference, targetSize, referenceSize, rows);
    }

    /// <summary>
    /// Log-likelihood ratio G² = 2 Σ o ln(o/e) over all four cells, with the sign of ad - bc: negative for terms that the target group avoids.
    /// Dunning (1993), Computational Linguistics 19, 61-74. Its p-value is <see cref="ChiSquaredPValue"/>.
    /// </summary>
    public static double LogLikelihoodRatio(ContingencyTable table)
    {
        var difference = table.Determinant / table.Size;
        var statistic = 2 * (
            Deviance.Of(table.Target, table.Expected, difference)
            + Deviance.Of(table.Reference, table.Total * table.ReferenceSize / table.Size, -difference)
            + Deviance.Of(table.TargetOthers, (table.Size - table.Total) * table.TargetSize / table.Size, -difference)
            + Deviance.Of(table.ReferenceOthers, (table.Size - table.Total) * table.ReferenceSize / table.Size, difference));
        return Signed(statistic, table);
    }

    /// <summary>Probability of a chi-squared statistic (one degree of freedom) at least as large as |<paramref name="statistic"/>|: erfc(sqrt(|x|/2)), the upper tail without cancellation.</summary>
    public static double ChiSquaredPValue(double statistic) => SpecialFunctions.Erfc(Math.Sqrt(Math.Abs(statistic) / 2));

    /// <summary>
    /// Log ratio: log2 of the ratio of relative frequencies (a/n1) / (b/n2); a count of zero counts as 0.5. Hardie (2014), "Log Ratio: an informal introduction".
    /// An effect size: 1 means twice as frequent in the target group. It has no p-value.
    /// </summary>
    public static double LogRatio(ContingencyTable table) =>
        Math.Log2((table.Target == 0 ? 0.5 : table.Target) / table.TargetSize / ((table.Reference == 0 ? 0.5 : table.Reference) / table.ReferenceSize));

    private static double Signed(double statistic, ContingencyTable table) => table.Determinant > 0 ? statistic : -statistic;

    private static TermCell Minus(TermCell total, TermCell part) => new(total.Count - part.Count, total.Documents - part.Documents, total.Spread - part.Spread);
}
