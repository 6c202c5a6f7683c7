namespace AnalysisKit;

/// <summary>A word that stands near another.</summary>
/// <param name="Term">The word as a reader sees it.</param>
/// <param name="Before">Occurrences before the node, inside the window.</param>
/// <param name="After">Occurrences after the node, inside the window.</param>
/// <param name="NodeCount">Occurrences of the node.</param>
/// <param name="Table">Occurrences inside all windows against those outside; the sizes are the numbers of tokens inside and outside.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Collocate(string Term, long Before, long After, long NodeCount, ContingencyTable Table)
{
    /// <summary>Occurrences inside the window.</summary>
    public long Count => Before + After;

    /// <summary>Signed G² of the windows against the rest; see <see cref="Keyness.LogLikelihoodRatio"/>.</summary>
    public double LogLikelihoodRatio => Keyness.LogLikelihoodRatio(Table);

    /// <summary>p-value of G².</summary>
    public double PValue => Keyness.ChiSquaredPValue(LogLikelihoodRatio);

    /// <summary>log2 of observed over expected occurrences in the windows. Church and Hanks (1990); with the window as Evert (2008), "Corpora and collocations".</summary>
    public double PointwiseMutualInformation => Math.Log2(Table.Target / Table.Expected);

    /// <summary>See <see cref="Keyness.LogRatio"/>; NaN where that speaks against the counts.</summary>
    public double LogRatio => Keyness.LogRatioOrNone(Table);

    /// <summary>14 + log2(2 n12 / (n1 + n2)), with the occurrences inside the window as n12. Rychlý (2008).</summary>
    public double LogDice => 14 + Math.Log2(2 * Count / (NodeCount + Table.Total));
}
