namespace AnalysisKit;

/// <summary>The entropy of a group or a term; see <see cref="AnalysisKit.Entropy"/>.</summary>
/// <param name="Name">The group or term.</param>
/// <param name="Entropy">Its entropy, in bits unless another base of the logarithm was asked for.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record NamedEntropy(string Name, double Entropy);
