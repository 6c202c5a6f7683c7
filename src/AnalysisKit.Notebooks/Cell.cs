using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>One cell of a notebook.</summary>
public sealed record Cell
{
    /// <summary>What the cell holds.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>The cell's text. Lines are separated by <c>\n</c>; there is none after the last line.</summary>
    public required string Source { get; init; }

    /// <summary>A name that is unique in the notebook: 1 to 64 letters, digits, hyphens and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>The language of a code cell, such as <c>csharp</c>, if the cell names one; if null, the notebook's applies.</summary>
    public string? Language { get; init; }

    /// <summary>What the cell showed when it was run; empty for cells without code.</summary>
    public IReadOnlyList<CellOutput> Outputs { get; init; } = [];

    /// <summary>The place of the cell in the order of running, counted from 1; <see langword="null"/> when it was not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The cell's metadata. Not to be changed: copies of the cell share it.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Further fields of the cell in its file, such as <c>attachments</c>, written back as they were. Not to be changed.</summary>
    public JsonObject Fields { get; init; } = [];
}
