namespace AnalysisKit;

/// <summary>Predictions of similar confidence, and how many of them are right.</summary>
/// <param name="From">Lower end of the bin.</param>
/// <param name="To">Upper end of the bin (exclusive, except 1).</param>
/// <param name="Count">Number of predictions.</param>
/// <param name="Right">Number of predictions that are right.</param>
/// <param name="MeanConfidence">Mean confidence of the predictions.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ReliabilityBin(double From, double To, int Count, int Right, double MeanConfidence)
{
    /// <summary>Share of the predictions that are right.</summary>
    public double Accuracy => (double)Right / Count;
}
