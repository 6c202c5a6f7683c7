namespace AnalysisKit;

/// <summary>Somebody who speaks in articles and is no actor or person of the catalogue, so that nothing that he or she says counts.</summary>
/// <param name="Name">The name, without titles and offices.</param>
/// <param name="Statements">Number of statements.</param>
/// <param name="Articles">Number of articles with such a statement.</param>
/// <param name="Words">The longest words that name the speaker in an article, with title and office.</param>
/// <param name="Example">The sentence of one statement.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record UnknownSpeaker(string Name, int Statements, int Articles, string Words, string Example);
