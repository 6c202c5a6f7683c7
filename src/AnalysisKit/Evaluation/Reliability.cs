namespace AnalysisKit;

/// <summary>Whether confidence can be trusted: among predictions of confidence 0.8, about 80 % should be right.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Reliability
{
    /// <summary>The bins that hold predictions, lowest confidence first.</summary>
    public required ResultList<ReliabilityBin> Bins { get; init; }

    /// <summary>Number of predictions.</summary>
    public required int Count { get; init; }

    /// <summary>Mean squared difference between confidence and outcome (Brier 1950); 0 is best, always saying one half gives 0.25.</summary>
    public required double BrierScore { get; init; }

    /// <summary>Mean distance between a bin's confidence and its accuracy, weighted by its size (Naeini et al. 2015); 0 is best.</summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>Groups predictions into bins of equal width.</summary>
    /// <param name="predictions">Each prediction's confidence in [0, 1], and whether it is right.</param>
    /// <param name="bins">Number of bins, at least 1.</param>
    public static Reliability Of(IEnumerable<(double Confidence, bool Right)> predictions, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var all = predictions.ToList();
        var filled = all
            .GroupBy(p => Math.Clamp((int)(p.Confidence * bins), 0, bins - 1))
            .OrderBy(g => g.Key)
            .Select(g => new ReliabilityBin((double)g.Key / bins, (g.Key + 1.0) / bins, g.Count(), g.Count(p => p.Right), g.Average(p => p.Confidence)))
            .ToList();
        return new Reliability
        {
            Bins = new ResultList<ReliabilityBin>("bins", filled),
            Count = all.Count,
            BrierScore = all.Count == 0 ? 0 : all.Average(p => Math.Pow(p.Confidence - (p.Right ? 1 : 0), 2)),
            ExpectedCalibrationError = filled.Sum(b => b.Count * Math.Abs(b.MeanConfidence - b.Accuracy)) / Math.Max(1, all.Count),
        };
    }
}
