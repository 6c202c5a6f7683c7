namespace AnalysisKit;

/// <summary>Two stretches of time compared.</summary>
/// <param name="Before">Rate or mean in the first.</param>
/// <param name="After">Rate or mean in the second.</param>
/// <param name="Difference">For rates the log2 ratio after / before, for means the difference after - before.</param>
/// <param name="Interval">95 % interval of the difference.</param>
/// <param name="PValue">p-value of the hypothesis of no difference: for rates by G², for means by Welch's t over the clusters.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record TrendComparison(double Before, double After, double Difference, Interval Interval, double PValue);
