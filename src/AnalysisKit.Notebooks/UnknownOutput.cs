using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>An output of a kind this library does not know; written back as it was.</summary>
/// <param name="Json">The output in its file. Not to be changed.</param>
public sealed record UnknownOutput(JsonObject Json) : CellOutput;
