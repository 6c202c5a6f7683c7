namespace AnalysisKit;

/// <summary>What the actor room knows of a word by itself.</summary>
/// <param name="Class">Its closed word classes.</param>
/// <param name="Role">The speaker noun that it is, without article, conjunction and preposition.</param>
/// <param name="Adjective">Id of the actor whose adjective it is.</param>
/// <param name="IsDefinite">Whether it carries the article.</param>
/// <param name="Conjunction">An attached و or ف of the role or adjective reading.</param>
/// <param name="Preposition">An attached preposition of the role or adjective reading.</param>
/// <param name="LooksVerbal">Whether its shape is that of an imperfect verb.</param>
/// <param name="BeginsName">Whether names of the catalogue begin with it.</param>
internal sealed record ActorNote(WordClass Class, RoleNoun? Role, string? Adjective, bool IsDefinite, string Conjunction, string Preposition, bool LooksVerbal, bool BeginsName)
{
    public bool Is(WordClass any) => (Class & any) != 0;
}
