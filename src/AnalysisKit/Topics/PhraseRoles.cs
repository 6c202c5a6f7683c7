namespace AnalysisKit;

/// <summary>Kinds of roles.</summary>
internal static class PhraseRoles
{
    /// <summary>Whether a word of the role stands against what follows it.</summary>
    public static bool IsAgainst(this PhraseRole role) => role is PhraseRole.Reject or PhraseRole.Condemn or PhraseRole.Anti;
}
