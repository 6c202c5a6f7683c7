namespace AnalysisKit;

/// <summary>What the cue lexicon knows about a word.</summary>
/// <param name="Forms">The readings as a cue; empty for almost all words.</param>
/// <param name="PrefixLength">Number of letters attached before the cue: و ف, or ل before an imperfect.</param>
/// <param name="IsFirstPerson">Whether the word is in the first person (نحن "we", علينا "we must", بلادنا "our country").</param>
internal sealed record CueNote(CueForm[] Forms, int PrefixLength, bool IsFirstPerson)
{
    public static readonly CueNote None = new([], 0, false);
}
