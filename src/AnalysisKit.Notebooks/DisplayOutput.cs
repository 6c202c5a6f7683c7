using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>A value that a cell showed: with <c>display</c>, or as the value of its last expression.</summary>
/// <param name="Data">The value in its formats.</param>
public sealed record DisplayOutput(MimeBundle Data) : CellOutput
{
    /// <summary>The cell's <see cref="Cell.ExecutionCount"/> when this is the value of its last expression; <see langword="null"/> for <c>display</c>.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>Whether this is the value of the cell's last expression.</summary>
    public bool IsResult { get; init; }

    /// <summary>The name by which a <see cref="DisplayUpdate"/> replaces the value while the notebook is open; <see langword="null"/> when nothing can. Not kept in files.</summary>
    public string? DisplayId { get; init; }

    /// <summary>The output's metadata. Not to be changed.</summary>
    public JsonObject Metadata { get; init; } = [];
}
