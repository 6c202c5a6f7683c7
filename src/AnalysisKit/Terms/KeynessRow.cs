namespace AnalysisKit.Terms;

/// <summary>One term of a keyness table: how often it occurs in both groups, how sure and how large the difference is, and how widely it is spread.</summary>
public sealed record KeynessRow
{
    private readonly TermCell _target;
    private readonly TermCell _reference;
    private readonly GroupSize _targetSize;
    private readonly GroupSize _referenceSize;

    internal KeynessRow(string term, string key, TermCell target, TermCell reference, GroupSize targetSize, GroupSize referenceSize)
    {
        Term = term;
        Key = key;
        _target = target;
        _reference = reference;
        _targetSize = targetSize;
        _referenceSize = referenceSize;
        LogLikelihoodRatio = Keyness.LogLikelihoodRatio(Table);
        LogRatio = Keyness.LogRatio(Table);
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

    /// <summary>G², negative for terms that the target group avoids; see <see cref="Keyness.LogLikelihoodRatio(ContingencyTable)"/>.</summary>
    public double LogLikelihoodRatio { get; }

    /// <summary>p-value of G², for this term alone.</summary>
    public double PValue => Keyness.ChiSquaredPValue(LogLikelihoodRatio);

    /// <summary>p-value adjusted for the number of terms in the table; see <see cref="BenjaminiHochberg"/>.</summary>
    public double AdjustedPValue { get; internal set; }

    /// <summary>Effect size; see <see cref="Keyness.LogRatio"/>.</summary>
    public double LogRatio { get; }

    /// <summary>Share of the target group's documents that have the term, in [0, 1].</summary>
    public double TargetRange => _targetSize.Documents == 0 ? 0 : (double)_target.Documents / _targetSize.Documents;

    /// <summary>Share of the reference's documents that have the term, in [0, 1].</summary>
    public double ReferenceRange => _referenceSize.Documents == 0 ? 0 : (double)_reference.Documents / _referenceSize.Documents;

    /// <summary>The counts as a 2 x 2 table.</summary>
    public ContingencyTable Table => new(_target.Count, _reference.Count, _targetSize.Tokens, _referenceSize.Tokens);
}
