namespace AnalysisKit;

/// <summary>What introduces the content behind a cue.</summary>
internal enum ComplementKind
{
    None,
    Clause,
    Quote,
    Colon,
    Preposition,
    Bare,
}
