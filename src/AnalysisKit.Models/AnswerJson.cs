using System.Text.Json;

namespace AnalysisKit.Models;

/// <summary>Reads a model's answer as JSON. What stands around the object (a fence, a greeting) is left away; a part of an object is none.</summary>
internal static class AnswerJson
{
    private const int MostCharacters = 4_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The object; null, with the fault, where there is none.</summary>
    public static JsonDocument? Parse(string answer, out string fault)
    {
        fault = "";
        if (answer.Length > MostCharacters)
        {
            fault = "The answer is far too long.";
            return null;
        }

        var (from, to) = (answer.IndexOf('{', StringComparison.Ordinal), answer.LastIndexOf('}'));
        if (from < 0 || to < from)
        {
            fault = "The answer is no JSON object.";
            return null;
        }

        try
        {
            return JsonDocument.Parse(answer.AsMemory(from, to - from + 1), Options);
        }
        catch (JsonException e)
        {
            fault = $"The answer is no whole JSON object: {JsonText.Reason(e)}.";
            return null;
        }
    }

    /// <summary>The text of a field, trimmed; empty where there is none.</summary>
    public static string Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? Whole(value).Trim() : "";

    // A lone surrogate, as \ud800 escapes one, is no text.
    private static string Whole(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }
}
