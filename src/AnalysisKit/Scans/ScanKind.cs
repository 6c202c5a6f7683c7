namespace AnalysisKit;

/// <summary>What a scan file holds.</summary>
public enum ScanKind
{
    /// <summary>Terms counted per group.</summary>
    Terms,

    /// <summary>Statements with their stances.</summary>
    Statements,
}
