namespace AnalysisKit.Charts;

/// <summary>How frequencies are arranged on an axis.</summary>
public enum FrequencyScale
{
    /// <summary>By rank: each frequency that occurs has a section of the axis, in which its terms lie side by side. Uses the whole plot.</summary>
    Rank,

    /// <summary>By the logarithm of the frequency; zero is apart, below the lowest frequency. Terms of equal frequency lie almost at the same place, with a small shift.</summary>
    Logarithmic,
}
