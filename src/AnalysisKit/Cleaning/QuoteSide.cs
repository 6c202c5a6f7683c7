namespace AnalysisKit;

/// <summary>Whether a quotation mark opens or closes.</summary>
public enum QuoteSide
{
    /// <summary>The span is no quotation mark.</summary>
    None,

    /// <summary>It stands before what is quoted.</summary>
    Opening,

    /// <summary>It stands behind what is quoted.</summary>
    Closing,
}
