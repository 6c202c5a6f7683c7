namespace AnalysisKit;

/// <summary>How alike two groups or terms are.</summary>
/// <param name="First">One of the two.</param>
/// <param name="Second">The other.</param>
/// <param name="Value">The similarity or distance.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record SimilarityPair(string First, string Second, double Value);
