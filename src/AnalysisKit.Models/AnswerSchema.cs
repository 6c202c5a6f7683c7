using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Models;

/// <summary>The JSON schemas of answers, in the part of the language that servers enforce: every field is required, none is added.</summary>
internal static class AnswerSchema
{
    public const string Statements = "statements";
    public const string Judgements = "judgements";

    private static readonly string[] Kinds = [.. Enum.GetNames<StatementKind>().Select(n => n.ToLowerInvariant())];

    public static JsonElement OfArticle(Topic? topic) => List(Statements, [
        ("speaker", Text()), ("speaker_text", Text()), ("cue", Text()), ("content", Text()), ("kind", OneOf(Kinds)), .. StancesOf(topic),
    ]);

    public static JsonElement OfJudgements(Topic topic) => List(Judgements, [("number", new JsonObject { ["type"] = "integer" }), .. StancesOf(topic)]);

    private static IEnumerable<(string, JsonNode)> StancesOf(Topic? topic) => topic is null or { Issues.Count: 0 } ? [] :
    [
        ("point", Text()),
        ("stances", Array(Object([
            ("issue", OneOf([.. topic.Issues.Select(i => i.Id)])), ("polarity", OneOf(["support", "oppose", "mixed"])), ("confidence", OneOf(["high", "medium", "low"])),
        ]))),
    ];

    private static JsonElement List(string name, IEnumerable<(string, JsonNode)> fields) => JsonSerializer.SerializeToElement(Object([(name, Array(Object(fields)))]));

    private static JsonObject Object(IEnumerable<(string Name, JsonNode Schema)> fields)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var (name, schema) in fields)
        {
            properties[name] = schema;
            required.Add(name);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }

    private static JsonObject Array(JsonNode items) => new() { ["type"] = "array", ["items"] = items };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject OneOf(string[] values) => new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) };
}
