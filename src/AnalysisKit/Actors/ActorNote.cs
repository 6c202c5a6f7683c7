namespace AnalysisKit;

/// <summary>What the matcher knows about a word, whatever stands around it.</summary>
/// <param name="Class">The closed word classes that it belongs to.</param>
/// <param name="Role">The role noun that it is without article, conjunction and preposition; null if it is none.</param>
/// <param name="Adjective">Id of the actor whose adjective it is (روسي, Russian); null if it is none.</param>
/// <param name="IsDefinite">Whether it has the article ال.</param>
/// <param name="Conjunction">The و or ف attached to the role noun or adjective; empty if there is none.</param>
/// <param name="Preposition">The preposition attached to the role noun or adjective; empty if there is none.</param>
/// <param name="LooksVerbal">Whether it is spelled like a verb in the imperfect.</param>
/// <param name="BeginsName">Whether any name of the catalogue begins with it.</param>
internal sealed record ActorNote(WordClass Class, RoleNoun? Role, string? Adjective, bool IsDefinite, string Conjunction, string Preposition, bool LooksVerbal, bool BeginsName)
{
    public bool Is(WordClass any) => (Class & any) != 0;
}
