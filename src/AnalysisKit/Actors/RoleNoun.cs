namespace AnalysisKit;

/// <summary>What kind of speaker a noun heads.</summary>
internal enum RoleKind
{
    None,
    Person,
    Body,
    Other,
}

/// <summary>Grammatical gender as far as the form tells.</summary>
internal enum Gender
{
    Unknown,
    Masculine,
    Feminine,
}

/// <summary>A form of a noun that heads a speaker.</summary>
internal sealed record RoleNoun(RoleKind Kind, string Lemma, Gender Gender, bool IsPlural);
