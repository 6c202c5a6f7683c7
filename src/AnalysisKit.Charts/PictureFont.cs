using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>The font of a picture: an installed one by its name, or a file, which the picture then carries.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="Data">The file as a data URL; null for an installed font.</param>
internal sealed record PictureFont(string Family, string? Data)
{
    /// <summary>A font by the name of an installed one or by the path of a file.</summary>
    /// <exception cref="ArgumentException">The name is empty or has quotation marks, or the file is no font.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PictureFont Of(string font)
    {
        var kind = Path.GetExtension(font).ToUpperInvariant() switch { ".TTF" => "ttf", ".OTF" => "otf", ".WOFF" => "woff", ".WOFF2" => "woff2", _ => null };
        if (kind is null)
        {
            return font.Length > 0 && font.IndexOfAny(['"', '\'', '\\', ';', '<', '{']) < 0
                ? new PictureFont(font.Trim(), null)
                : throw new ArgumentException($"\"{font}\" is no name of a font. Give a name such as Amiri, or the path of a .ttf, .otf, .woff or .woff2 file.", nameof(font));
        }

        if (!File.Exists(font))
            throw new FileNotFoundException($"There is no font file '{font}'.", font);
        var bytes = File.ReadAllBytes(font);
        if (bytes.Length < 4 || bytes.AsSpan(0, 4) is not ([0, 1, 0, 0] or [(byte)'O', (byte)'T', (byte)'T', (byte)'O'] or [(byte)'t', (byte)'r', (byte)'u', (byte)'e'] or [(byte)'w', (byte)'O', (byte)'F', (byte)'F' or (byte)'2']))
            throw new ArgumentException($"'{font}' is no font file.", nameof(font));
        var name = string.Concat(Path.GetFileNameWithoutExtension(font).Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_'));
        return new PictureFont($"Figure {name}", $"data:font/{kind};base64,{Convert.ToBase64String(bytes)}");
    }

    /// <summary>The rule of a style sheet that carries the file; empty for an installed font.</summary>
    public string Rule => Data is null ? "" : $"@font-face{{font-family:\"{Family}\";src:url({Data})}}";

    /// <summary>For the script that draws.</summary>
    public JsonObject ToJson() => new() { ["family"] = Family, ["data"] = Data };
}
