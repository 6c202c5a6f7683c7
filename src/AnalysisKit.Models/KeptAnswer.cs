namespace AnalysisKit.Models;

/// <summary>An answer as it is kept.</summary>
/// <param name="Text">The answer, as the model gave it.</param>
/// <param name="Asked">How often the question was asked until it came: 1, or 2 where the first answer was rejected.</param>
internal sealed record KeptAnswer(string Text, int Asked);
