namespace AnalysisKit;

/// <summary>
/// One term of a keyness table: its counts in both groups, the significance and size of the difference, and how widely the term is spread.
/// Only statistics that have a distribution come with a p-value.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record KeynessRow
{
    private readonly TermCell _target;
    private readonly TermCell _reference;
    private readonly long _total;
    private readonly KeynessComparison _comparison;

    internal KeynessRow(string term, string key, TermCell target, TermCell reference, long total, KeynessComparison comparison, double statistic, double pValue, double adjusted)
    {
        Term = term;
        Key = key;
        _target = target;
        _reference = reference;
        _total = total;
        _comparison = comparison;
        LogLikelihoodRatio = statistic;
        PValue = pValue;
        AdjustedPValue = adjusted;
    }

    /// <summary>The term as a reader sees it.</summary>
    public string Term { get; }

    /// <summary>The term as it is counted.</summary>
    public string Key { get; }

    /// <summary>Occurrences in the target group.</summary>
    public long TargetCount => _target.Count;

    /// <summary>Occurrences in the reference.</summary>
    public long ReferenceCount => _reference.Count;

    /// <summary>Documents of the target group that have the term.</summary>
    public int TargetDocuments => _target.Documents;

    /// <summary>Documents of the reference that have the term.</summary>
    public int ReferenceDocuments => _reference.Documents;

    /// <summary>G², negative for terms that the target group avoids; see <see cref="Keyness.LogLikelihoodRatio"/>.</summary>
    public double LogLikelihoodRatio { get; }

    /// <summary>p-value of G², for this term alone.</summary>
    public double PValue { get; }

    /// <summary>p-value adjusted for the number of terms in the table; see <see cref="BenjaminiHochberg"/>.</summary>
    public double AdjustedPValue { get; }

    /// <summary>Effect size; see <see cref="Keyness.LogRatio"/>. NaN where a group has no words, or too few to say it of a word that the other lacks.</summary>
    public double LogRatio => Keyness.LogRatioOrNone(Table);

    /// <summary>Exact 95 % interval of the log ratio, for this term alone; see <see cref="Keyness.LogRatioInterval"/>. Computed on request.</summary>
    public Interval LogRatioInterval => Keyness.LogRatioInterval(Table);

    /// <summary>Effect size that is 0 where it may be chance, corrected for the number of terms in the table; see <see cref="Keyness.ConservativeLogRatio"/>. Computed on request.</summary>
    public double ConservativeLogRatio => Keyness.ConservativeLogRatio(Table, _comparison.Terms);

    /// <summary>Weighted log odds with the counts over all groups as prior; see <see cref="WeightedLogOdds"/>.</summary>
    public WeightedLogOdds InformativeLogOdds => WeightedLogOddsWith(DirichletPrior.TotalCounts);

    /// <summary>Share of the target group's documents that have the term, in [0, 1].</summary>
    public double TargetRange => Share(_target.Documents, _comparison.Target.Documents);

    /// <summary>Share of the reference's documents that have the term, in [0, 1].</summary>
    public double ReferenceRange => Share(_reference.Documents, _comparison.Reference.Documents);

    /// <summary>How evenly the term is spread over the target group's documents, in [0, 1]: Rosengren's S; NaN where it does not occur.</summary>
    public double TargetDispersion => Spread(_target, _comparison.Target);

    /// <summary>How evenly the term is spread over the reference's documents, in [0, 1]: Rosengren's S; NaN where it does not occur.</summary>
    public double ReferenceDispersion => Spread(_reference, _comparison.Reference);

    /// <summary>
    /// Text dispersion keyness: signed G² of the numbers of documents that have the term, so that a term counts once per document.
    /// Egbert and Biber (2019), Corpora 14, 77-104. Its p-value is <see cref="Keyness.ChiSquaredPValue(double)"/>.
    /// </summary>
    public double TextDispersionKeyness => Keyness.LogLikelihoodRatio(DocumentTable);

    /// <summary>The counts as a 2 x 2 table, for all other measures of <see cref="Keyness"/>.</summary>
    public ContingencyTable Table => new(_target.Count, _reference.Count, _comparison.Target.Tokens, _comparison.Reference.Tokens);

    /// <summary>The numbers of documents as a 2 x 2 table.</summary>
    public ContingencyTable DocumentTable => new(_target.Documents, _reference.Documents, _comparison.Target.Documents, _comparison.Reference.Documents);

    /// <summary>Weighted log odds of target against reference with a prior of choice.</summary>
    public WeightedLogOdds WeightedLogOddsWith(DirichletPrior prior)
    {
        ArgumentNullException.ThrowIfNull(prior);
        var (n1, n2, size) = ((double)_comparison.Target.Tokens, (double)_comparison.Reference.Tokens, _comparison.PriorSize);
        return WeightedLogOdds.Of(
            _target.Count,
            n1,
            _reference.Count,
            n2,
            prior.Alpha(_total, size, n1),
            prior.Sum(_comparison.Terms, size, n1),
            prior.Alpha(_total, size, n2),
            prior.Sum(_comparison.Terms, size, n2));
    }

    /// <summary>Why some measures have no value for this term.</summary>
    internal string Missing => (_comparison.Target.Tokens, _comparison.Reference.Tokens, _target.Count, _reference.Count) switch
    {
        (0, _, _, _) => "the target group has no words",
        (_, 0, _, _) => "the reference has no words",
        (_, _, 0, _) => "the target group has none of it",
        (_, _, _, 0) => "the reference has none of it",
        _ => "not defined for these counts",
    };

    private static double Share(int documents, int all) => all == 0 ? 0 : (double)documents / all;

    private static double Spread(TermCell cell, GroupSize size)
    {
        var root = cell.Spread / TermCell.SpreadUnit;
        return cell.Count == 0 ? double.NaN : Math.Min(1, root * root / ((double)size.Tokens * cell.Count));
    }
}
