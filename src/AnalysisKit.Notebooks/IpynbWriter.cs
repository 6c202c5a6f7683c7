using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>Writes the cells and outputs of a notebook in Jupyter's format.</summary>
internal static class IpynbWriter
{
    public static JsonNode Cell(Cell cell)
    {
        var fields = (JsonObject)cell.Fields.DeepClone();
        if (cell.Kind != CellKind.Unknown)
            fields["cell_type"] = cell.Kind.ToString().ToLowerInvariant();
        fields["id"] = cell.Id;
        fields["metadata"] = cell.Metadata.DeepClone();
        fields["source"] = Lines(cell.Source);
        if (cell.Kind == CellKind.Code)
        {
            fields["execution_count"] = cell.ExecutionCount;
            fields["outputs"] = new JsonArray([.. cell.Outputs.Select(Output)]);
        }

        return fields;
    }

    public static JsonNode Output(CellOutput output) => output switch
    {
        StreamOutput stream => new JsonObject { ["output_type"] = "stream", ["name"] = stream.Name, ["text"] = Lines(stream.Text) },
        ErrorOutput error => new JsonObject
        {
            ["output_type"] = "error",
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]),
        },
        DisplayOutput display => Display(display),
        UnknownOutput unknown => unknown.Json.DeepClone(),
        _ => throw new ArgumentException($"There is no way to write an output of the kind {output.GetType().Name}.", nameof(output)),
    };

    private static JsonObject Display(DisplayOutput display)
    {
        var data = new JsonObject();
        foreach (var (mimeType, content) in display.Data.Formats)
            data[mimeType] = !IpynbReader.IsJson(mimeType) && display.Data.Text(mimeType) is { } text && !IsEncoded(mimeType) ? Lines(text) : content.DeepClone();
        var fields = new JsonObject { ["output_type"] = display.IsResult ? "execute_result" : "display_data", ["data"] = data, ["metadata"] = display.Metadata.DeepClone() };
        if (display.IsResult)
            fields["execution_count"] = display.ExecutionCount;
        return fields;
    }

    /// <summary>Whether the content is base64, which Jupyter keeps on one line.</summary>
    private static bool IsEncoded(string mimeType) =>
        mimeType == "application/pdf" || (mimeType.StartsWith("image/", StringComparison.Ordinal) && !mimeType.EndsWith("+xml", StringComparison.Ordinal));

    /// <summary>A text as Jupyter writes it: a list of lines, each with its end.</summary>
    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }

        return lines;
    }
}
