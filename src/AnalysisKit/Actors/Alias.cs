namespace AnalysisKit;

/// <summary>A phrase that names an actor, or (without an actor) a namesake that does not.</summary>
internal sealed record Alias(string Phrase, string? Actor, MentionKind Kind)
{
    public Person? Person { get; init; }

    /// <summary>A state news agency: speaks for the actor when it makes a statement of its own, relays otherwise.</summary>
    public bool IsMedia { get; init; }

    public ActorKind ActorKind { get; init; }

    /// <summary>Counts only where the article has named the actor or person in full before.</summary>
    public bool NeedsContext { get; init; }
}
