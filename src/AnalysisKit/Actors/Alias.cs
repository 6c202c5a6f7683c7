namespace AnalysisKit;

/// <summary>A phrase that names an actor. Without an actor, it is a phrase that looks like an actor's name but means something else.</summary>
internal sealed record Alias(string Phrase, string? Actor, MentionKind Kind)
{
    public Person? Person { get; init; }

    /// <summary>Whether it is a state news agency, which speaks for the actor only in statements of its own and otherwise relays.</summary>
    public bool IsMedia { get; init; }

    /// <summary>The gender of a country or organisation; its verbs agree with it.</summary>
    public Gender Gender { get; init; }

    public NameSource Source { get; init; }

    public ActorKind ActorKind { get; init; }

    /// <summary>Whether it counts only after the article has named the actor or person in full.</summary>
    public bool NeedsContext { get; init; }
}
