namespace AnalysisKit;

/// <summary>What the normal form looks through besides Arabic spelling.</summary>
public enum NormalFormMode
{
    /// <summary>Case is kept: NATO is not nato.</summary>
    KeepCase,

    /// <summary>Letters of other scripts become small.</summary>
    IgnoreCase,
}
