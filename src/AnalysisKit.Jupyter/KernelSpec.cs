using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Jupyter;

/// <summary>How Jupyter starts a kernel: the content of a <c>kernel.json</c>.</summary>
/// <param name="DisplayName">The name that users see.</param>
/// <param name="Command">The command of this kit: a program, and what comes before <c>kernel run</c>.</param>
public sealed record KernelSpec(string DisplayName, IReadOnlyList<string> Command)
{
    /// <summary>The default name that users see.</summary>
    public const string UsualDisplayName = "AnalysisKit (C#)";

    /// <summary>The default name for a kernel that notebooks know by another name: front ends show kernels of equal names as one.</summary>
    /// <param name="name">The name that notebooks carry.</param>
    public static string DisplayNameOf(string name) => name == KernelSpecs.UsualName ? UsualDisplayName : $"{UsualDisplayName}, {name}";

    private const string PicturesOption = "--pictures";

    private static readonly string[] Run = ["kernel", "run", "{connection_file}"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether the kernel shows each figure also as a picture, which a browser draws.</summary>
    public bool Pictures { get; init; }

    /// <summary>Variables of the environment that the command needs.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads a <c>kernel.json</c>; <see langword="null"/> if it belongs to another kernel or cannot be read.</summary>
    public static KernelSpec? Parse(string json)
    {
        try
        {
            if (JsonNode.Parse(json) is not JsonObject fields || fields["argv"] is not JsonArray { Count: > 0 } argv)
                return null;
            var words = argv.Select(word => word is JsonValue value && value.TryGetValue<string>(out var text) ? text : "").ToList();
            var pictures = words[^1] == PicturesOption;
            if (pictures)
                words.RemoveAt(words.Count - 1);
            return words.Count > Run.Length && words.TakeLast(Run.Length).SequenceEqual(Run)
                ? new KernelSpec(fields.Text("display_name") ?? "", [.. words.SkipLast(Run.Length)]) { Pictures = pictures }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The content of <c>kernel.json</c>.</summary>
    public string ToJson()
    {
        var fields = new JsonObject
        {
            ["argv"] = Command.Concat(Run).Concat(Pictures ? [PicturesOption] : []).Array(),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        if (Environment.Count > 0)
            fields["env"] = new JsonObject(Environment.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)e.Value)));
        return fields.ToJsonString(Indented).ReplaceLineEndings("\n") + "\n";
    }
}
