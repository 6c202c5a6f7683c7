namespace AnalysisKit;

/// <summary>What became of a statement when predictions were compared with gold.</summary>
public enum EvaluationOutcome
{
    /// <summary>Found, with the right speaker.</summary>
    Right,

    /// <summary>Found, but credited to another speaker.</summary>
    WrongSpeaker,

    /// <summary>In gold only.</summary>
    Missed,

    /// <summary>In the predictions only.</summary>
    Spurious,
}
