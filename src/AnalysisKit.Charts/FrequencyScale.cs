namespace AnalysisKit.Charts;

/// <summary>How frequencies are spread over an axis.</summary>
public enum FrequencyScale
{
    /// <summary>By rank: each frequency that occurs has its stretch, and terms of equal frequency lie side by side in it. Uses the whole plot.</summary>
    Rank,

    /// <summary>By the logarithm of the frequency; zero stands apart, below the least frequency. Terms of equal frequency lie on each other, but for a small shift.</summary>
    Logarithmic,
}
