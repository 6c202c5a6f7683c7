using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>One value in several formats: mime types, each with a text or, for JSON formats, a JSON value. Immutable, provided that nobody changes the JSON values in it.</summary>
public sealed class MimeBundle
{
    private readonly SortedDictionary<string, JsonNode> _formats = new(StringComparer.Ordinal);

    /// <summary>Makes a bundle of formats.</summary>
    /// <param name="formats">Mime types with their content; a later one replaces an earlier one of the same type.</param>
    public MimeBundle(IEnumerable<KeyValuePair<string, JsonNode>> formats)
    {
        ArgumentNullException.ThrowIfNull(formats);
        foreach (var (mimeType, content) in formats)
            _formats[mimeType] = content;
    }

    /// <summary>The formats by mime type, in alphabetical order.</summary>
    public IReadOnlyDictionary<string, JsonNode> Formats => _formats;

    /// <summary>The value as <c>text/plain</c>, or <see langword="null"/> without that format.</summary>
    public string? Plain => Text("text/plain");

    /// <summary>The value as <c>text/html</c>, or <see langword="null"/> without that format.</summary>
    public string? Html => Text("text/html");

    /// <summary>The content in one format, or <see langword="null"/> when the bundle has no such format.</summary>
    public JsonNode? this[string mimeType] => _formats.GetValueOrDefault(mimeType);

    /// <summary>A bundle with one format: a text.</summary>
    public static MimeBundle OfText(string mimeType, string text) => new([new(mimeType, JsonValue.Create(text))]);

    /// <summary>The text of a format, or <see langword="null"/> when the bundle has no such format or it is no text.</summary>
    public string? Text(string mimeType) => this[mimeType] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>This bundle with one more format.</summary>
    public MimeBundle With(string mimeType, JsonNode content) => new(_formats.Append(new(mimeType, content)));
}
