using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>A question that a cell asks, queued between its outputs so that the order is kept.</summary>
/// <param name="Prompt">What is asked.</param>
internal sealed record Question(InputPrompt Prompt) : CellOutput;
