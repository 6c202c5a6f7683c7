using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>
/// Jupyter's notebook format, <see href="https://nbformat.readthedocs.io/en/latest/format_description.html">nbformat</see> 4. Reads 4.0 and later, writes 4.5,
/// byte for byte as Jupyter does: sorted keys, an indent of one space, texts as lists of lines, no unnecessary escapes.
/// </summary>
public static class IpynbFormat
{
    private const int Major = 4;
    private const int Minor = 5;
    private const int EscapeLength = 6;
    private const int MaxDepth = 500;

    internal static readonly JsonDocumentOptions Strict = new() { AllowTrailingCommas = true, AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    /// <summary>Reads a notebook.</summary>
    /// <param name="text">The content of the file.</param>
    /// <param name="file">The name of the file, for messages.</param>
    /// <exception cref="DataFormatException">The text is no notebook of nbformat 4; the message says what it is instead.</exception>
    public static Notebook Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole = WholeText(text);
        var root = Root(whole, file);
        CheckVersion(root, file);
        if (root["cells"] is not JsonArray cells)
            throw new DataFormatException(file, 0, "this notebook has no list of cells. Open it in Jupyter and save it again.");
        var reader = new IpynbReader(file);
        return new Notebook
        {
            Cells = reader.Cells(cells),
            Metadata = IpynbReader.Object(root["metadata"]),
            Fields = IpynbReader.Others(root, "cells", "metadata", "nbformat", "nbformat_minor"),
            Warnings = ReferenceEquals(whole, text) ? reader.Warnings : [$"{file}: the file holds halves of characters, which are no text; \uFFFD stands in their place.", .. reader.Warnings],
        };
    }

    /// <summary>Writes a notebook, with a line break after the last line.</summary>
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
        var json = text.TrimStart('\uFEFF');
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject
                ?? throw new DataFormatException(file, 0, "this is JSON, but no notebook: a notebook is an object with cells.");
        }
        catch (JsonException e)
        {
            if (NamesAFieldTwice(json))
                throw new DataFormatException(file, (e.LineNumber ?? -1) + 1, "this notebook names a field twice, so it is not clear what it holds. Open it in Jupyter and save it again.", e);
            throw new DataFormatException(file, (e.LineNumber ?? -1) + 1, "this is not JSON, so no notebook in Jupyter's format. Is the file cut off, or does it hold marks of a merge conflict?", e);
        }
    }

    /// <summary>Whether this would be valid JSON if no object had the same name twice.</summary>
    private static bool NamesAFieldTwice(string json)
    {
        try
        {
            JsonDocument.Parse(json, Strict with { AllowDuplicateProperties = true }).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The JSON with U+FFFD in place of escaped halves of surrogate pairs, which .NET does not accept as text; the same text if there are none.</summary>
    internal static string WholeText(string json)
    {
        StringBuilder? text = null;
        var done = 0;
        for (var at = json.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at + EscapeLength <= json.Length; at = at < json.Length ? json.IndexOf('\\', at) : -1)
        {
            if (Escaped(json, at) is not { } half || !char.IsSurrogate(half))
            {
                at += 2;
                continue;
            }

            if (char.IsHighSurrogate(half) && Escaped(json, at + EscapeLength) is { } other && char.IsLowSurrogate(other))
            {
                at += 2 * EscapeLength;
                continue;
            }

            text = (text ?? new StringBuilder(json.Length)).Append(json, done, at - done).Append("\\ufffd");
            at += EscapeLength;
            done = at;
        }

        return text is null ? json : text.Append(json, done, json.Length - done).ToString();
    }

    /// <summary>The character of an escape of the form \uXXXX; <see langword="null"/> if there is none at this position.</summary>
    private static char? Escaped(string json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u' && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;

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
