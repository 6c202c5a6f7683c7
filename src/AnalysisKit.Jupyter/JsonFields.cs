using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter;

/// <summary>Reads the fields of a request. A field that is missing or of another type counts as not given.</summary>
internal static class JsonFields
{
    public static string? Text(this JsonObject fields, string name) => fields[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Number(this JsonObject fields, string name) => fields[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public static bool? Flag(this JsonObject fields, string name) => fields[name] is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public static JsonArray Array(this IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
