namespace AnalysisKit.Notebooks;

/// <summary>The ways to go on at one place of some code.</summary>
/// <param name="Start">Where the text begins that a completion replaces, in UTF-16 code units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Items">The completions, in alphabetical order.</param>
public sealed record Completions(int Start, int End, IReadOnlyList<Completion> Items);
