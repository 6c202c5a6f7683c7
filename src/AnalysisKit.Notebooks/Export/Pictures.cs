using System.Buffers.Text;
using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks.Export;

/// <summary>The pictures that cells of a notebook refer to: files below the notebook's folder, attachments of a cell, and pictures that are in the address itself.</summary>
/// <param name="folder">The notebook's folder; null if no file is read.</param>
/// <param name="refuse">Receives the address of a picture that is not shown, and why.</param>
internal sealed class Pictures(string? folder, Action<string, string> refuse)
{
    private const string Attachment = "attachment:";

    private static readonly string[] MimeTypes = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"];

    /// <summary>The content of a picture as a <c>data:</c> URL; <see langword="null"/> if there is none, or none that may be shown.</summary>
    /// <param name="cell">The cell that refers to it.</param>
    /// <param name="address">The address in the cell.</param>
    public string? Find(Cell cell, string address)
    {
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return Array.Exists(MimeTypes, type => address.StartsWith($"data:{type};base64,", StringComparison.OrdinalIgnoreCase)) ? "data:" + address[5..] : null;
        var name = Uri.UnescapeDataString(address);
        if (name.StartsWith(Attachment, StringComparison.Ordinal))
            return Attached(cell, address, name[Attachment.Length..]);
        if (folder is null || name.Contains('\0', StringComparison.Ordinal) || MimeType(name) is not { } mimeType)
            return null;
        if (name.Contains(':', StringComparison.Ordinal))
        {
            if (!name.StartsWith("http:", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
                refuse(address, "only pictures below the notebook's folder are shown");
            return null;
        }

        // Links are followed first, because one below the folder may lead out of it.
        var file = RealPath.Of(Path.GetFullPath(name.Replace('\\', '/'), folder));
        if (!RealPath.IsWithin(file, RealPath.Of(folder)))
        {
            refuse(address, "only pictures below the notebook's folder are shown");
            return null;
        }

        // A length of 0 is also that of a pipe, which would never be read to its end.
        if (new FileInfo(file) is { Exists: true, Length: > 0 })
            return $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}";
        refuse(address, "there is no such picture");
        return null;
    }

    /// <summary>Why an attachment of a cell shows no picture, as the end of a sentence; <see langword="null"/> if it does.</summary>
    public static string? Fault(JsonNode? attachment)
    {
        if (attachment is not JsonObject formats)
            return "is no object of kinds and contents";
        if (!formats.Any(f => MimeTypes.Contains(f.Key)))
            return formats.Count == 0 ? "is empty" : $"is of the kind '{formats.First().Key}' and no picture ({string.Join(", ", MimeTypes)})";
        return Content(formats) is null ? "has a content that is no base64" : null;
    }

    private string? Attached(Cell cell, string address, string name)
    {
        if (cell.Fields["attachments"] is JsonObject attachments && attachments[name] is JsonObject formats && Content(formats) is { } content)
            return content;
        refuse(address, "the cell has no such picture attached");
        return null;
    }

    private static string? Content(JsonObject formats)
    {
        var (mimeType, node) = formats.FirstOrDefault(f => MimeTypes.Contains(f.Key));
        return IpynbReader.Text(node)?.ReplaceLineEndings("") is { Length: > 0 } base64 && Base64.IsValid(base64) ? $"data:{mimeType};base64,{base64}" : null;
    }

    private static string? MimeType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
