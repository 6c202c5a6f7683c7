namespace AnalysisKit;

/// <summary>Precision, recall and their harmonic mean, each in [0, 1]; 0 where there is nothing to divide by.</summary>
/// <param name="Precision">Share of the predicted that is right.</param>
/// <param name="Recall">Share of gold that is found.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct PrecisionRecall(double Precision, double Recall)
{
    /// <summary>Harmonic mean of precision and recall (van Rijsbergen 1979): 2PR / (P + R).</summary>
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}
