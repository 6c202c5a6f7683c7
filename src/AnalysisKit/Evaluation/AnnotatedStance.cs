namespace AnalysisKit;

/// <summary>A stance in an annotation file.</summary>
/// <param name="Issue">Id of the issue in the topic.</param>
/// <param name="Polarity">In favour, against, or both.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record AnnotatedStance(string Issue, Polarity Polarity)
{
    /// <summary>Strength from -1 to 1 if the kit wrote the file; null in annotations by hand.</summary>
    public double? Score { get; init; }

    /// <summary>Probability that the stance is right, in [0, 1], if the kit wrote the file; null in annotations by hand.</summary>
    public double? Confidence { get; init; }

    /// <summary>Where the stance comes from, if the kit wrote the file: the name of its reader, or <c>person</c>; empty in annotations by hand.</summary>
    public string Origin { get; init; } = "";
}
