namespace AnalysisKit;

/// <summary>An actor who may have made a statement.</summary>
/// <param name="Actor">Id of the actor.</param>
/// <param name="Values">What is so of it, in the order of <see cref="SpeakerCandidates.Names"/>.</param>
internal readonly record struct SpeakerCandidate(string Actor, double[] Values);
