namespace AnalysisKit;

/// <summary>
/// The 2 x 2 table that compares a term in two groups: a = <see cref="Target"/>, b = <see cref="Reference"/> occurrences;
/// c and d are the occurrences of all other terms, N the sum of all four.
/// </summary>
/// <param name="Target">Occurrences in the target group (a).</param>
/// <param name="Reference">Occurrences in the reference group (b).</param>
/// <param name="TargetSize">Size of the target group (a + c), in the same unit.</param>
/// <param name="ReferenceSize">Size of the reference group (b + d).</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct ContingencyTable(double Target, double Reference, double TargetSize, double ReferenceSize)
{
    /// <summary>Occurrences of other terms in the target group (c).</summary>
    public double TargetOthers => TargetSize - Target;

    /// <summary>Occurrences of other terms in the reference group (d).</summary>
    public double ReferenceOthers => ReferenceSize - Reference;

    /// <summary>All occurrences of the term (a + b).</summary>
    public double Total => Target + Reference;

    /// <summary>The sum of all four cells (N).</summary>
    public double Size => TargetSize + ReferenceSize;

    /// <summary>Occurrences in the target group that equal relative frequencies would give: (a + b)(a + c) / N.</summary>
    public double Expected => Total * TargetSize / Size;

    /// <summary>ad - bc: positive when the term is relatively more frequent in the target group.</summary>
    public double Determinant => (Target * ReferenceOthers) - (Reference * TargetOthers);
}
