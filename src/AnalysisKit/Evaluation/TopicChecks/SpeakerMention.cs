namespace AnalysisKit;

/// <summary>A statement of a speaker who is not in the catalogue.</summary>
/// <param name="Key">The name in normal form.</param>
/// <param name="Name">The name as the article has it.</param>
/// <param name="IsEvident">Whether something says that it is a name.</param>
/// <param name="Words">The words that name the speaker, with title and office.</param>
/// <param name="Sentence">The sentence of the statement.</param>
internal sealed record SpeakerMention(string Key, string Name, bool IsEvident, string Words, string Sentence);
