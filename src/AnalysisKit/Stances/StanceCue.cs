namespace AnalysisKit;

/// <summary>A word or phrase that helped to decide a stance.</summary>
/// <param name="Span">Where it stands in the article's text.</param>
/// <param name="Effect">What it does: names the issue, negates, sets a condition.</param>
/// <param name="Value">Its contribution: positive towards support, negative towards oppose, zero where it only names or limits.</param>
public sealed record StanceCue(Span Span, StanceEffect Effect, double Value);
