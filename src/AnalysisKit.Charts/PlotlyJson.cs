using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AnalysisKit.Charts;

/// <summary>Reads plotly.js figures that were not made by the kit.</summary>
internal static partial class PlotlyJson
{
    private const int MostPixels = 20_000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The default behaviour of every figure.</summary>
    public static JsonObject Config() => new() { ["responsive"] = true, ["displaylogo"] = false };

    /// <summary>Reads a figure and completes it: data, layout with the kit's template, config, and frames if there are any.</summary>
    /// <exception cref="ArgumentException">It is no figure; the message says what is wrong.</exception>
    public static JsonObject Read(string json, string parameter)
    {
        try
        {
            var given = JsonNode.Parse(json, documentOptions: Strict) as JsonObject ?? throw Wrong("must be an object with \"data\", and perhaps \"layout\" and \"config\"");
            var data = given["data"] as JsonArray ?? throw Wrong(given.ContainsKey("data") ? "\"data\" must be an array of traces" : "has no \"data\", the array of traces");
            for (var i = 0; i < data.Count; i++)
            {
                var trace = data[i] as JsonObject ?? throw Wrong($"data[{i}] must be an object, a trace");
                if (trace["type"] is { } type && type.GetValueKind() != JsonValueKind.String)
                    throw Wrong($"data[{i}].type must be a text, such as \"scatter\"");
            }

            if (Packed(given, "") is { } place)
                throw Wrong($"{place} is packed as binary (bdata), which plotly.js 2.28 cannot read; write the figure with lists of values");
            var layout = Object(given, "layout") ?? [];
            var template = Object(layout, "template") ?? [];
            var config = Config();
            Put(Object(given, "config") ?? [], config);
            var colours = Object(template, "layout") ?? [];
            Put(ChartStyle.Template(), colours);
            template["layout"] = colours;
            layout["template"] = template;
            var figure = new JsonObject { ["data"] = data.DeepClone(), ["layout"] = layout, ["config"] = config };
            if (given["frames"] is { } frames)
                figure["frames"] = frames is JsonArray ? frames.DeepClone() : throw Wrong("\"frames\" must be an array");
            _ = figure.ToJsonString(); // Reads every text, and throws for half a surrogate pair (\ud800).
            return figure;
        }
        catch (JsonException e)
        {
            throw Wrong($"is not JSON: {e.Message}", e);
        }
        catch (InvalidOperationException e)
        {
            throw Wrong($"holds a text that is none: {e.Message}", e);
        }

        ArgumentException Wrong(string problem, Exception? inner = null) => new($"The figure {problem}.", parameter, inner);

        JsonObject? Object(JsonObject parent, string name) => parent[name] switch
        {
            null => null,
            JsonObject found => (JsonObject)found.DeepClone(),
            _ => throw Wrong($"\"{name}\" must be an object"),
        };
    }

    /// <summary>The title as plain text; null if there is none.</summary>
    public static string? Title(JsonObject layout)
    {
        var title = layout["title"] is JsonObject { } named ? named["text"] : layout["title"];
        if (title is not JsonValue value || !value.TryGetValue<string>(out var text))
            return null;
        text = WebUtility.HtmlDecode(Markup().Replace(text, " ")).Replace("\u2068", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal);
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? null : text;
    }

    /// <summary>The height in pixels; null if the layout has none or an unreasonable one.</summary>
    public static int? Height(JsonObject layout) => layout["height"] is JsonValue value && value.TryGetValue<double>(out var height) && height is >= 10 and <= MostPixels ? (int)Math.Ceiling(height) : null;

    // Copies the values of one object into another, and merges objects inside them.
    private static void Put(JsonObject values, JsonObject into)
    {
        foreach (var (name, value) in values)
        {
            if (value is JsonObject part && into[name] is JsonObject known)
                Put(part, known);
            else
                into[name] = value?.DeepClone();
        }
    }

    private static string? Packed(JsonNode? node, string place) => node switch
    {
        JsonObject part when part.ContainsKey("bdata") && part.ContainsKey("dtype") => place,
        JsonObject part => part.Select(p => Packed(p.Value, place.Length == 0 ? p.Key : $"{place}.{p.Key}")).FirstOrDefault(found => found is not null),
        JsonArray list when list.Count > 0 && list[0] is JsonObject or JsonArray => list.Select((item, i) => Packed(item, $"{place}[{i}]")).FirstOrDefault(found => found is not null),
        _ => null,
    };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
