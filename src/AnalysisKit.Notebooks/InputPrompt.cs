namespace AnalysisKit.Notebooks;

/// <summary>What a cell asks the person in front of it.</summary>
/// <param name="Text">The question; may be empty.</param>
/// <param name="IsPassword">Whether the answer is not to be shown while it is typed, nor kept.</param>
public readonly record struct InputPrompt(string Text, bool IsPassword);
