namespace AnalysisKit;

/// <summary>What stands for the frequency of a term in a group.</summary>
public enum FrequencyScheme
{
    /// <summary>The count.</summary>
    Count,

    /// <summary>Count / size of the group.</summary>
    Proportion,

    /// <summary>1 + ln(count).</summary>
    Logarithmic,
}
