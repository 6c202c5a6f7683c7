namespace AnalysisKit;

/// <summary>Which differences besides Arabic spelling the normal form removes.</summary>
public enum NormalFormMode
{
    /// <summary>Case is kept: NATO is not nato.</summary>
    KeepCase,

    /// <summary>Letters of other scripts become lower case.</summary>
    IgnoreCase,
}
