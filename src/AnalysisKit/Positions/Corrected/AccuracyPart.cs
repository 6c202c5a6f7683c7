namespace AnalysisKit;

/// <summary>What figures on right readings are of.</summary>
public enum AccuracyPart
{
    /// <summary>All stances.</summary>
    All,

    /// <summary>The stances on an issue.</summary>
    Issue,

    /// <summary>The stances of an actor.</summary>
    Actor,
}
