namespace AnalysisKit;

/// <summary>Words of an article that name a time.</summary>
/// <param name="Span">Where they stand.</param>
/// <param name="First">The first day they mean.</param>
/// <param name="Last">The last day they mean; equals <paramref name="First"/> for a single day.</param>
/// <param name="Precision">How exact they are.</param>
/// <param name="Basis">Whether the text states the whole date, or the day of publication is needed.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record DateExpression(Span Span, DateOnly First, DateOnly Last, DatePrecision Precision, DateBasis Basis)
{
    /// <summary>Whether the words mean one day.</summary>
    public bool IsSingleDay => First == Last;
}
