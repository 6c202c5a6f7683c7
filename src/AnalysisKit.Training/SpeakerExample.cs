namespace AnalysisKit.Training;

/// <summary>A statement of the rules with all who may have made it.</summary>
/// <param name="Words">Its words that have rates.</param>
/// <param name="IsFound">Whether gold has it.</param>
/// <param name="IsRulesRight">Whether gold has it with the speaker that the rules found.</param>
/// <param name="Candidates">The candidates, without rates, and which of them gold names.</param>
internal sealed record SpeakerExample(string[] Words, bool IsFound, bool IsRulesRight, IReadOnlyList<(SpeakerCandidate Candidate, bool IsRight)> Candidates);
