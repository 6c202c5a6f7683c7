namespace AnalysisKit.Notebooks;

/// <summary>A completion of code.</summary>
/// <param name="Text">The text to insert.</param>
/// <param name="Kind">What it is: Method, Property, Class, Keyword, Local ..., as Roslyn calls it.</param>
public sealed record Completion(string Text, string Kind);
