namespace AnalysisKit.Notebooks;

/// <summary>Whether code can be run as it stands.</summary>
public enum CodeStatus
{
    /// <summary>It can be run; whether it compiles is another matter.</summary>
    Complete,

    /// <summary>It is incomplete: more lines must follow.</summary>
    Incomplete,

    /// <summary>It is a syntax error, whatever follows.</summary>
    Invalid,
}
