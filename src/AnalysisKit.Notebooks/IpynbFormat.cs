using System.Text.Json;
using System.Text.Json.Nodes;
using AnalysisKit.Articles;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Jupyter's notebook format, <see href="https://nbformat.readthedocs.io/en/latest/format_description.html">nbformat</see> 4. Reads 4.0 and later, writes 4.5,
/// byte for byte as Jupyter does: sorted keys, an indent of one space, texts as lists of lines, nothing escaped that need not be.
/// </summary>
public static class IpynbFormat
{
    private const int Major = 4;
    private const int Minor = 5;

    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="DataFormatException">The text is no notebook of nbformat 4; the message says what it is instead.</exception>
    public static Notebook Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var root = Root(text, file);
        CheckVersion(root, file);
        if (root["cells"] is not JsonArray cells)
            throw new DataFormatException(file, 0, "this notebook has no list of cells. Open it in Jupyter and save it again.");
        var reader = new IpynbReader(file);
        return new Notebook
        {
            Cells = reader.Cells(cells),
            Metadata = IpynbReader.Object(root["metadata"]),
            Fields = IpynbReader.Others(root, "cells", "metadata", "nbformat", "nbformat_minor"),
            Warnings = reader.Warnings,
        };
    }

    /// <summary>Writes a notebook, with a line end behind the last line.</summary>
    public static string Write(Notebook notebook)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        var root = (JsonObject)notebook.Fields.DeepClone();
        root["cells"] = new JsonArray([.. notebook.Cells.Select(IpynbWriter.Cell)]);
        root["metadata"] = notebook.Metadata.DeepClone();
        root["nbformat"] = Major;
        root["nbformat_minor"] = Minor;
        return JupyterJson.Write(root);
    }

    private static JsonObject Root(string text, string file)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true };
            return JsonNode.Parse(text.TrimStart('\uFEFF'), documentOptions: options) as JsonObject
                ?? throw new DataFormatException(file, 0, "this is JSON, but no notebook: a notebook is an object with cells.");
        }
        catch (JsonException e)
        {
            throw new DataFormatException(file, (e.LineNumber ?? -1) + 1, "this is not JSON, so no notebook in Jupyter's format. Is the file cut off, or does it hold marks of a merge conflict?", e);
        }
        catch (ArgumentException e)
        {
            throw new DataFormatException(file, 0, $"this notebook names a field twice. {e.Message}", e);
        }
    }

    private static void CheckVersion(JsonObject root, string file)
    {
        var major = root["nbformat"] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;
        if (major == Major)
            return;
        throw new DataFormatException(file, 0, major switch
        {
            0 => "this is JSON, but no notebook: the field nbformat is missing.",
            < Major => $"this notebook has the old format nbformat {major}. Convert it with: jupyter nbconvert --to notebook --nbformat 4 NOTEBOOK",
            _ => $"this notebook has nbformat {major}, which is newer than this version can read (4).",
        });
    }
}
