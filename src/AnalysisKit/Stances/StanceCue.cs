namespace AnalysisKit;

/// <summary>A word or phrase that helped to decide a stance.</summary>
/// <param name="Span">Where it stands in the article's text.</param>
/// <param name="Effect">What it contributes: it names the issue, negates, sets a condition, and so on.</param>
/// <param name="Value">
/// For a word that takes a side: above 0 in favour, below 0 against. For one that turns a side around (a negation, a flip, a rejection, a denial) and for an obstacle: -1.
/// For one that only names, weakens or marks a claim: 0. The values are not added up; <see cref="Stance.Score"/> is the result.
/// </param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record StanceCue(Span Span, StanceEffect Effect, double Value);
