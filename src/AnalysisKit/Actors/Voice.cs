namespace AnalysisKit;

/// <summary>A noun phrase that can be the subject of a statement.</summary>
internal sealed record Voice
{
    public required int Start { get; init; }

    /// <summary>The token after the last one of the phrase.</summary>
    public required int End { get; init; }

    /// <summary>Number of letters (و, ل and the like) attached before the first word.</summary>
    public int PrefixLength { get; init; }

    public string? Actor { get; init; }

    /// <summary>Whether the name means another actor as likely.</summary>
    public bool IsDoubtful { get; init; }

    /// <summary>Whether this speaker is not an actor of the catalogue: a newspaper, an observer, an activist.</summary>
    public bool IsOther { get; init; }

    /// <summary>The head noun without article, if it is in roles.yml.</summary>
    public RoleNoun? Head { get; init; }

    public bool IsDefinite { get; init; }

    public Gender Gender { get; init; }

    public bool IsPlural { get; init; }

    public MentionKind Kind { get; init; }

    /// <summary>The first token of the personal name in the phrase; equal to <see cref="NameEnd"/> if there is none.</summary>
    public int NameStart { get; init; }

    /// <summary>The token after the personal name.</summary>
    public int NameEnd { get; init; }

    /// <summary>Whether a preposition is attached before the phrase, so that it cannot be a subject.</summary>
    public bool IsGoverned { get; init; }

    /// <summary>Whether it is a state news agency.</summary>
    public bool IsMedia { get; init; }

    /// <summary>Whether the words of this phrase name the actor, so that it need not be inferred from earlier text.</summary>
    public bool IsExplicit => Actor is not null;
}
