namespace AnalysisKit;

/// <summary>The counts of a term in a group.</summary>
/// <param name="Count">Occurrences.</param>
/// <param name="Documents">Documents that have it.</param>
/// <param name="Spread">Sum over documents of sqrt(document length x occurrences) in units of 1/<see cref="SpreadUnit"/>, a whole number so that the sum does not depend on the order of adding.</param>
internal readonly record struct TermCell(long Count, int Documents, long Spread)
{
    public const double SpreadUnit = 1 << 20;

    public static TermCell operator +(TermCell a, TermCell b) => new(a.Count + b.Count, a.Documents + b.Documents, a.Spread + b.Spread);
}
