namespace AnalysisKit.Notebooks.Export;

/// <summary>How an exported page shows code.</summary>
public enum CodeDisplay
{
    /// <summary>Above the output.</summary>
    Shown,

    /// <summary>Hidden behind a line that opens it.</summary>
    Folded,

    /// <summary>Not at all.</summary>
    Hidden,
}
