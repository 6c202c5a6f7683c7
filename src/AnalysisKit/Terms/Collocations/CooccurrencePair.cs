namespace AnalysisKit;

/// <summary>Two terms and how often they stand together.</summary>
/// <param name="First">A term; the one that comes first, where pairs are ordered.</param>
/// <param name="Second">The other; the same for a term beside itself.</param>
/// <param name="Weight">Number of times, or sum of 1/distance.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record CooccurrencePair(string First, string Second, double Weight);
