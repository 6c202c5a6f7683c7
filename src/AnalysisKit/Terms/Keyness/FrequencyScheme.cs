namespace AnalysisKit;

/// <summary>How the frequency of a term in a group is measured.</summary>
public enum FrequencyScheme
{
    /// <summary>The count.</summary>
    Count,

    /// <summary>Count / size of the group.</summary>
    Proportion,

    /// <summary>1 + ln(count).</summary>
    Logarithmic,
}
