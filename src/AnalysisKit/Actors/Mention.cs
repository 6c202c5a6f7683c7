namespace AnalysisKit;

/// <summary>A span of the text that names an actor.</summary>
/// <param name="Actor">The actor's id in the catalogue.</param>
/// <param name="Span">Where it stands in the original text, without attached conjunctions and prepositions.</param>
/// <param name="Kind">In which way it names the actor.</param>
/// <param name="IsVoice">Whether it can be a speaker: a person, an office, an institution, or a name or capital that does not stand as a place or object.</param>
/// <param name="Person">The full name of the person, if the mention names one of the catalogue.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Mention(string Actor, Span Span, MentionKind Kind, bool IsVoice, string? Person = null);
