using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks.Processes;

/// <summary>What the runner and the process of its cells tell each other, as JSON.</summary>
internal static class CellMessages
{
    /// <summary>The field with the key of a request, which everything that belongs to the request repeats.</summary>
    public const string Key = "key";

    /// <summary>The field of a request with an expression that the session has to evaluate.</summary>
    public const string Expression = "expression";

    /// <summary>The field of the answer with the expression's value.</summary>
    public const string Value = "value";

    /// <summary>What a cell shows. Unlike in a notebook file, with what may change it later.</summary>
    public static JsonObject Of(CellOutput output) => output switch
    {
        StreamOutput stream => new() { ["kind"] = "stream", ["name"] = stream.Name, ["text"] = stream.Text },
        DisplayOutput display => new() { ["kind"] = "display", ["data"] = Of(display.Data), ["id"] = display.DisplayId, ["result"] = display.IsResult, ["metadata"] = display.Metadata.DeepClone() },
        DisplayUpdate update => new() { ["kind"] = "update", ["data"] = Of(update.Data), ["id"] = update.DisplayId },
        ClearOutput clear => new() { ["kind"] = "clear", ["wait"] = clear.Wait },
        ErrorOutput error => new() { ["kind"] = "error", ["name"] = error.Name, ["text"] = error.Message, ["traceback"] = Of(error.Traceback) },
        _ => throw new ArgumentException($"There is no way to send an output of the kind {output.GetType().Name}.", nameof(output)),
    };

    /// <exception cref="InvalidDataException">This is no output.</exception>
    public static CellOutput Output(JsonObject fields) => Text(fields, "kind") switch
    {
        "stream" => new StreamOutput(Text(fields, "name"), Text(fields, "text")),
        "display" => new DisplayOutput(Data(fields)) { DisplayId = fields["id"] is null ? null : Text(fields, "id"), IsResult = Flag(fields, "result"), Metadata = Object(fields, "metadata") },
        "update" => new DisplayUpdate(Text(fields, "id"), Data(fields)),
        "clear" => new ClearOutput(Flag(fields, "wait")),
        "error" => new ErrorOutput(Text(fields, "name"), Text(fields, "text"), Lines(fields, "traceback")),
        var other => throw new InvalidDataException($"There is no output of the kind '{other}'."),
    };

    public static JsonObject Of(CellError error) => new() { ["name"] = error.Name, ["message"] = error.Message, ["place"] = error.Place, ["line"] = error.Line, ["traceback"] = Of(error.Traceback) };

    /// <exception cref="InvalidDataException">This is no error.</exception>
    public static CellError Error(JsonObject fields) => new(Text(fields, "name"), Text(fields, "message"), Text(fields, "place"), (int)Number(fields, "line")) { Traceback = Lines(fields, "traceback") };

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public static string Text(JsonObject fields, string name) => Required<string>(fields[name], name);

    /// <exception cref="InvalidDataException">There is no such number.</exception>
    public static double Number(JsonObject fields, string name) => Required<double>(fields[name], name);

    /// <exception cref="InvalidDataException">There is no such flag.</exception>
    public static bool Flag(JsonObject fields, string name) => Required<bool>(fields[name], name);

    /// <exception cref="InvalidDataException">There is no such object.</exception>
    public static JsonObject Object(JsonObject fields, string name)
    {
        var found = fields[name] as JsonObject ?? throw Missing(name);
        fields.Remove(name);
        return found;
    }

    private static JsonObject Of(MimeBundle data) => new(data.Formats.Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value.DeepClone())));

    private static JsonArray Of(IEnumerable<string> lines) => new([.. lines.Select(l => (JsonNode)l)]);

    private static MimeBundle Data(JsonObject fields) => new(Object(fields, "data").Select(f => KeyValuePair.Create(f.Key, f.Value ?? JsonValue.Create(""))));

    private static List<string> Lines(JsonObject fields, string name) => fields[name] is JsonArray lines ? [.. lines.Select(l => Required<string>(l, name))] : throw Missing(name);

    private static T Required<T>(JsonNode? node, string name) => node is JsonValue value && value.TryGetValue<T>(out var found) ? found : throw Missing(name);

    private static InvalidDataException Missing(string name) => new($"The message lacks '{name}'.");
}
