namespace AnalysisKit;

/// <summary>A noun phrase that can be the subject of a statement.</summary>
internal sealed record Voice
{
    public required int Start { get; init; }

    /// <summary>Token behind the last.</summary>
    public required int End { get; init; }

    /// <summary>Letters attached in front of the first word.</summary>
    public int PrefixLength { get; init; }

    public string? Actor { get; init; }

    /// <summary>A voice that is no actor: a newspaper, an observer, an activist.</summary>
    public bool IsOther { get; init; }

    /// <summary>The head noun without article, where it is one of roles.yml.</summary>
    public RoleNoun? Head { get; init; }

    public bool IsDefinite { get; init; }

    public Gender Gender { get; init; }

    public bool IsPlural { get; init; }

    public MentionKind Kind { get; init; }

    /// <summary>First and last token of a personal name inside, where one follows the role; equal when there is none.</summary>
    public int NameStart { get; init; }

    /// <summary>Token behind the name.</summary>
    public int NameEnd { get; init; }

    /// <summary>Whether a preposition is attached in front, so that it is no subject.</summary>
    public bool IsGoverned { get; init; }

    /// <summary>A state news agency.</summary>
    public bool IsMedia { get; init; }

    /// <summary>Whether the actor comes from words of this phrase rather than from what the article said before.</summary>
    public bool IsExplicit => Actor is not null;
}
