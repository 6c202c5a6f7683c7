namespace AnalysisKit;

/// <summary>What kind of speaker a phrase with this noun as its head is.</summary>
internal enum RoleKind
{
    None,
    Person,
    Body,
    Other,
}

/// <summary>Grammatical gender, as far as it can be told from the form.</summary>
internal enum Gender
{
    Unknown,
    Masculine,
    Feminine,
}

/// <summary>One form of a noun that can be the head of a speaker's phrase.</summary>
internal sealed record RoleNoun(RoleKind Kind, string Lemma, Gender Gender, bool IsPlural);
