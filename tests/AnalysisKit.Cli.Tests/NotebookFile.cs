using System.Text.Json.Nodes;

namespace AnalysisKit.Cli.Tests;

/// <summary>Notebooks in Jupyter's format, made of the code of their cells.</summary>
internal static class NotebookFile
{
    public static string Of(params string[] cells) => Of([.. cells.Select(c => (c, (string?)null))]);

    /// <summary>Cells, each with a tag or null.</summary>
    public static string Of(params (string Source, string? Tag)[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.Select((c, i) => (JsonNode)new JsonObject
        {
            ["cell_type"] = "code",
            ["id"] = $"c{i}",
            ["metadata"] = c.Tag is null ? new JsonObject() : new JsonObject { ["tags"] = new JsonArray(c.Tag) },
            ["source"] = c.Source,
            ["execution_count"] = null,
            ["outputs"] = new JsonArray(),
        })]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["language"] = "C#" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();
}
