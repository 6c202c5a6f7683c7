namespace AnalysisKit;

/// <summary>Whether a quotation mark opens or closes.</summary>
public enum QuoteSide
{
    /// <summary>The span is not a quotation mark.</summary>
    None,

    /// <summary>It stands before what is quoted.</summary>
    Opening,

    /// <summary>It stands after what is quoted.</summary>
    Closing,
}
