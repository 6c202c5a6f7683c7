namespace AnalysisKit;

/// <summary>What became of a correction.</summary>
internal enum CorrectionOutcome
{
    /// <summary>It confirms what was read.</summary>
    Confirmed,

    /// <summary>It changed a speaker or a stance.</summary>
    Changed,

    /// <summary>It took a statement away.</summary>
    Rejected,

    /// <summary>It brought a statement that was not read.</summary>
    Added,

    /// <summary>Its statement is gone.</summary>
    Gone,
}
