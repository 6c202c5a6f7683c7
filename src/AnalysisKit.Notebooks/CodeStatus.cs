namespace AnalysisKit.Notebooks;

/// <summary>Whether code can be run as it stands.</summary>
public enum CodeStatus
{
    /// <summary>It can be run; whether it compiles is another matter.</summary>
    Complete,

    /// <summary>It is the beginning of something: more lines are to come.</summary>
    Incomplete,

    /// <summary>It breaks the rules of the language, whatever comes behind it.</summary>
    Invalid,
}
