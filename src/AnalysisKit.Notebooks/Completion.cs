namespace AnalysisKit.Notebooks;

/// <summary>A way to go on in code.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Kind">What it is: Method, Property, Class, Keyword, Local ..., as Roslyn calls it.</param>
public sealed record Completion(string Text, string Kind);
