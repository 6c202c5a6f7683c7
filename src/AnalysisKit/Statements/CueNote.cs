namespace AnalysisKit;

/// <summary>What the cue lexicon knows of a word.</summary>
/// <param name="Forms">The readings as a cue; empty for almost all words.</param>
/// <param name="PrefixLength">Letters in front of the cue: و ف, or ل before an imperfect.</param>
/// <param name="IsFirstPerson">Whether the word shows that somebody speaks of himself (نحن، علينا، بلادنا).</param>
internal sealed record CueNote(CueForm[] Forms, int PrefixLength, bool IsFirstPerson)
{
    public static readonly CueNote None = new([], 0, false);
}
