namespace AnalysisKit;

/// <summary>Something that is so of a candidate, and where in the text it shows.</summary>
/// <param name="Key">Stands for its name.</param>
/// <param name="At">Where it shows; null where it has no one place.</param>
/// <param name="Name">Group, kind and value: <c>rule:outcome=support</c>; null where names are not wanted.</param>
internal readonly record struct Feature(ulong Key, Span? At, string? Name);
