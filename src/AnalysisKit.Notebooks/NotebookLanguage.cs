using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>Determines the language of a notebook or cell from the metadata that various notebook programs write.</summary>
internal static class NotebookLanguage
{
    public const string CSharp = "csharp";

    /// <summary>The notebook's language; C# if the metadata name none.</summary>
    public static string Of(JsonObject metadata) =>
        Name(metadata, "polyglot_notebook", "kernelInfo", "defaultKernelName")
        ?? Name(metadata, "kernelInfo", "defaultKernelName")
        ?? Name(metadata, "kernelspec", "language")
        ?? Name(metadata, "language_info", "name")
        ?? CSharp;

    /// <summary>The language that a cell's metadata names, if any.</summary>
    public static string? OfCell(JsonObject metadata) =>
        Name(metadata, "polyglot_notebook", "kernelName") ?? Name(metadata, "dotnet_interactive", "language") ?? Name(metadata, "vscode", "languageId");

    /// <summary>One name for each language: <c>C#</c>, <c>c#</c> and <c>csharp</c> are the same.</summary>
    public static string Normal(string name) => name.ToLowerInvariant() switch
    {
        "c#" or "csharp" or ".net-csharp" => CSharp,
        "f#" => "fsharp",
        "powershell" => "pwsh",
        var other => other,
    };

    private static string? Name(JsonNode? node, params string[] path)
    {
        foreach (var field in path)
            node = (node as JsonObject)?[field];
        return node is JsonValue value && value.TryGetValue<string>(out var name) && name is not ("" or "polyglot-notebook" or "dotnet-interactive") ? Normal(name) : null;
    }
}
