namespace AnalysisKit;

/// <summary>What a word or phrase does to a stance. How it is called in English and Arabic: <see cref="StanceLabels.Label(StanceEffect, ChartLanguage)"/>.</summary>
public enum StanceEffect
{
    /// <summary>The words name the issue.</summary>
    NamesIssue,

    /// <summary>The words name whom the issue is about.</summary>
    NamesParty,

    /// <summary>The cue is in favour of what it governs.</summary>
    InFavour,

    /// <summary>The cue is against what it governs.</summary>
    Against,

    /// <summary>A word before the issue is in favour of it.</summary>
    Favours,

    /// <summary>A word beside the issue is against it.</summary>
    StandsAgainst,

    /// <summary>What is asked for before anything else.</summary>
    DemandsFirst,

    /// <summary>What is said to stand in its way.</summary>
    StandsInItsWay,

    /// <summary>The cue praises whom the issue is about.</summary>
    Praises,

    /// <summary>The cue blames whom the issue is about.</summary>
    Blames,

    /// <summary>The words take the side of the issue by themselves.</summary>
    StatesSupport,

    /// <summary>The words take the side against the issue by themselves.</summary>
    StatesOpposition,

    /// <summary>A negation.</summary>
    Negates,

    /// <summary>The cue denies what it governs.</summary>
    Denies,

    /// <summary>A word that turns the side around: an end, a refusal.</summary>
    TurnsAround,

    /// <summary>What the cue governs is a claim.</summary>
    IsClaim,

    /// <summary>The cue is against the claim.</summary>
    AgainstClaim,

    /// <summary>A possibility or question.</summary>
    LeavesOpen,

    /// <summary>A condition.</summary>
    SetsCondition,

    /// <summary>Nothing decides but the mention itself: the lean of the issue.</summary>
    Lean,

    /// <summary>By what was learned from annotated articles, the words speak for support.</summary>
    WeighsForSupport,

    /// <summary>By what was learned from annotated articles, the words speak for opposition.</summary>
    WeighsForOpposition,
}
