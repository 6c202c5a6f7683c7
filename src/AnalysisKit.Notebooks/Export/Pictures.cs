namespace AnalysisKit.Notebooks.Export;

/// <summary>The pictures that text cells of a notebook refer to: files beside the notebook, and attachments of a cell.</summary>
internal static class Pictures
{
    private const string Attachment = "attachment:";

    /// <summary>The content of a picture as a <c>data:</c> URL; <see langword="null"/> if it is neither a file nor an attachment.</summary>
    /// <param name="cell">The cell that refers to it.</param>
    /// <param name="address">The address in the cell.</param>
    /// <param name="folder">The notebook's folder.</param>
    public static string? Find(Cell cell, string address, string folder)
    {
        var name = Uri.UnescapeDataString(address);
        if (name.StartsWith(Attachment, StringComparison.Ordinal))
            return Attached(cell, name[Attachment.Length..]);
        if (name.Contains(':', StringComparison.Ordinal) || MimeType(name) is not { } mimeType || Path.GetFullPath(name, folder) is var file && !File.Exists(file))
            return null;
        return $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}";
    }

    private static string? Attached(Cell cell, string name)
    {
        if (cell.Fields["attachments"]?[name] is not System.Text.Json.Nodes.JsonObject formats)
            return null;
        var (mimeType, content) = formats.FirstOrDefault(f => f.Key.StartsWith("image/", StringComparison.Ordinal));
        return content is System.Text.Json.Nodes.JsonValue value && value.TryGetValue<string>(out var base64) ? $"data:{mimeType};base64,{base64.ReplaceLineEndings("")}" : null;
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
