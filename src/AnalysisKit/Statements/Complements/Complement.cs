namespace AnalysisKit;

/// <summary>What stands behind a cue.</summary>
/// <param name="Subject">The subject; null if none stands there.</param>
/// <param name="Joint">Its further subjects.</param>
/// <param name="Kind">What introduces the content.</param>
/// <param name="ContentStart">The first token of the content.</param>
/// <param name="PassedRelayNoun">Whether a noun such as قوله (his saying) stands before the content.</param>
internal readonly record struct Complement(Voice? Subject, IReadOnlyList<Voice> Joint, ComplementKind Kind, int ContentStart, bool PassedRelayNoun = false);
