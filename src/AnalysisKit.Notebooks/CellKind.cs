namespace AnalysisKit.Notebooks;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Code to run.</summary>
    Code,

    /// <summary>Text in Markdown.</summary>
    Markdown,

    /// <summary>Text that is neither run nor rendered.</summary>
    Raw,

    /// <summary>A kind this library does not know; kept as it is and never run.</summary>
    Unknown,
}
