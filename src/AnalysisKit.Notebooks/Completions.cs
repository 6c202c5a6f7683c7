namespace AnalysisKit.Notebooks;

/// <summary>The completions at one position of some code.</summary>
/// <param name="Start">Where the text begins that a completion replaces, in UTF-16 code units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The completions, in alphabetical order.</param>
public sealed record Completions(int Start, int End, IReadOnlyList<Completion> Items);
