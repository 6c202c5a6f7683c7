namespace AnalysisKit;

/// <summary>A stance as it was read when its statement was corrected or drawn to be checked.</summary>
/// <param name="Issue">Id of the issue in the topic.</param>
/// <param name="Polarity">In favour, against, or both.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record StanceReading(string Issue, Polarity Polarity)
{
    /// <summary>Strength from -1 to 1; null where the file does not say.</summary>
    public double? Score { get; init; }

    /// <summary>Probability that issue and polarity are right, in [0, 1]; null where the file does not say.</summary>
    public double? Probability { get; init; }
}
