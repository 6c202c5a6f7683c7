namespace AnalysisKit;

/// <summary>Why a name of a topic does not do what it is there for.</summary>
public enum NameProblem
{
    /// <summary>It mostly stands inside a longer name of another actor, or of a namesake.</summary>
    LongerName,

    /// <summary>Another actor of the same name is mostly read instead.</summary>
    OtherActor,

    /// <summary>All articles with the name are of days on which the person did not hold the office.</summary>
    OutOfOffice,

    /// <summary>It counts only behind the full name, which the articles mostly do not give.</summary>
    NeverInFull,

    /// <summary>The topic gives it to two actors at the same time.</summary>
    Shared,

    /// <summary>The kit gives it to another actor.</summary>
    OverridesKit,
}
