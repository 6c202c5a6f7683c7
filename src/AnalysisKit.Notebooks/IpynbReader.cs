using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AnalysisKit.Notebooks.Export;

namespace AnalysisKit.Notebooks;

/// <summary>Reads the cells and outputs of a notebook in Jupyter's format.</summary>
internal sealed class IpynbReader(string file)
{
    private readonly List<string> _warnings = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Warnings => _warnings;

    public List<Cell> Cells(JsonArray cells) => [.. cells.Select((cell, i) => Cell(cell, i + 1))];

    public static JsonObject Object(JsonNode? node) => node is JsonObject fields ? (JsonObject)fields.DeepClone() : [];

    public static JsonObject Others(JsonObject fields, params ReadOnlySpan<string> known)
    {
        var others = (JsonObject)fields.DeepClone();
        foreach (var name in known)
            others.Remove(name);
        return others;
    }

    private Cell Cell(JsonNode? node, int number)
    {
        if (node is not JsonObject fields)
            throw new DataFormatException(file, 0, $"cell {number} of this notebook is no object.");
        var source = Text(fields["source"]) ?? throw new DataFormatException(file, 0, $"cell {number} of this notebook has no source.");
        var kind = Kind(fields["cell_type"], number);
        if (fields.ContainsKey("attachments"))
            CheckAttachments(fields["attachments"], number);
        var metadata = Object(fields["metadata"]);
        if (fields["metadata"] is not (null or JsonObject))
            Warn($"the metadata of cell {number} are no object; they are left out.");
        return new Cell
        {
            Kind = kind,
            Source = source,
            Id = Id(fields["id"], source, number),
            Language = kind == CellKind.Code ? NotebookLanguage.OfCell(metadata) : null,
            Outputs = kind == CellKind.Code && fields["outputs"] is JsonArray outputs ? [.. outputs.Select(o => Output(o, number))] : [],
            ExecutionCount = kind == CellKind.Code && fields["execution_count"] is JsonValue count && count.TryGetValue<int>(out var executed) ? executed : null,
            Metadata = metadata,
            Fields = kind switch
            {
                CellKind.Unknown => Others(fields, "id", "metadata", "source"),
                CellKind.Code => Others(fields, "cell_type", "id", "metadata", "source", "outputs", "execution_count"),
                _ => Others(fields, "cell_type", "id", "metadata", "source"),
            },
        };
    }

    private CellKind Kind(JsonNode? node, int number)
    {
        switch (Text(node))
        {
            case "code":
                return CellKind.Code;
            case "markdown":
                return CellKind.Markdown;
            case "raw":
                return CellKind.Raw;
            case var other:
                Warn($"cell {number} is of the unknown kind '{other}'; it is kept and not run.");
                return CellKind.Unknown;
        }
    }

    /// <summary>The cell's id. If it has none, or one that is taken, an id is made from its position and text, so that the same file always gives the same ids.</summary>
    private string Id(JsonNode? node, string source, int number)
    {
        var id = Text(node);
        if (id is { Length: > 0 and <= 64 } && _ids.Add(id))
            return id;
        if (id is not null)
            Warn($"the id of cell {number}, '{id}', {(_ids.Contains(id) ? "is used twice" : "is no valid id")}; the cell gets a new one.");
        for (var attempt = 0; ; attempt++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}.{attempt}\n{source}")));
            var made = Convert.ToHexStringLower(hash)[..8];
            if (_ids.Add(made))
                return made;
        }
    }

    /// <summary>Says which attachments show no picture, and why. They are kept as they are.</summary>
    private void CheckAttachments(JsonNode? node, int number)
    {
        if (node is not JsonObject attachments)
        {
            Warn($"the attachments of cell {number} are no object of names and pictures; they are kept and not shown. Attach the pictures again.");
            return;
        }

        foreach (var (name, bundle) in attachments)
        {
            if (Pictures.Fault(bundle) is { } fault)
                Warn($"the attachment '{name}' of cell {number} {fault}; it is kept and not shown. Attach the picture again.");
        }
    }

    private CellOutput Output(JsonNode? node, int number)
    {
        if (node is not JsonObject fields)
            throw new DataFormatException(file, 0, $"an output of cell {number} of this notebook is no object.");
        switch (Text(fields["output_type"]))
        {
            case "stream":
                return new StreamOutput(Text(fields["name"]) ?? StreamOutput.StandardOutput, Text(fields["text"]) ?? "");
            case "display_data" or "execute_result" when fields["data"] is not (null or JsonObject):
                Warn($"an output of cell {number} is no object of kinds and contents; it is kept and not shown. Run the notebook again.");
                return new UnknownOutput(Object(fields));
            case "display_data":
                return Display(fields);
            case "execute_result":
                var count = fields["execution_count"] is JsonValue value && value.TryGetValue<int>(out var executed) ? executed : (int?)null;
                return Display(fields) with { IsResult = true, ExecutionCount = count };
            case "error":
                return new ErrorOutput(Text(fields["ename"]) ?? "", Text(fields["evalue"]) ?? "", fields["traceback"] is JsonArray lines ? [.. lines.Select(l => Text(l) ?? "")] : []);
            case var other:
                Warn($"an output of cell {number} is of the unknown kind '{other}'; it is kept.");
                return new UnknownOutput(Object(fields));
        }
    }

    private static DisplayOutput Display(JsonObject fields)
    {
        var data = fields["data"] as JsonObject ?? [];
        return new DisplayOutput(new MimeBundle(data.Select(format => KeyValuePair.Create(format.Key, Content(format.Key, format.Value)))))
        {
            Metadata = Object(fields["metadata"]),
        };
    }

    private static JsonNode Content(string mimeType, JsonNode? content) =>
        !IsJson(mimeType) && Text(content) is { } text ? JsonValue.Create(text) : content?.DeepClone() ?? JsonValue.Create("");

    internal static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>A text that may be given as a list of lines; <see langword="null"/> for anything else.</summary>
    internal static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray lines when lines.All(l => l is JsonValue line && line.TryGetValue<string>(out _)) => string.Concat(lines.Select(l => l!.GetValue<string>())),
        _ => null,
    };

    private void Warn(string problem) => _warnings.Add($"{file}: {problem}");
}
