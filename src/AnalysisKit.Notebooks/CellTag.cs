using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>The tags of cells that affect a run, with the names that nbclient and papermill use.</summary>
internal static class CellTag
{
    /// <summary>The cell is not run.</summary>
    public const string Skip = "skip-execution";

    /// <summary>The cell may fail; the run goes on.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>The cell declares the notebook's parameters with their usual values.</summary>
    public const string Parameters = "parameters";

    /// <summary>The cell was written by a run that was given parameters.</summary>
    public const string InjectedParameters = "injected-parameters";

    public static bool HasTag(this Cell cell, string tag) =>
        cell.Metadata["tags"] is JsonArray tags && tags.Any(t => t is JsonValue value && value.TryGetValue<string>(out var text) && text == tag);
}
