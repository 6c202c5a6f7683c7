using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>A question of the cell, in its place between the outputs.</summary>
/// <param name="Prompt">What is asked.</param>
internal sealed record Question(InputPrompt Prompt) : CellOutput;
