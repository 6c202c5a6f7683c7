namespace AnalysisKit;

/// <summary>A pattern of a topic file and where it stands there.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Issue">Id of its issue; null for a word of the topic's context.</param>
/// <param name="Key">The key of the list that it stands in: target, short, object, for, against or context.</param>
/// <param name="Line">Line of the file, from 1 on.</param>
internal sealed record TopicPattern(Pattern Pattern, string? Issue, string Key, long Line);
