using System.Net;
using System.Text.Json.Nodes;
using AnalysisKit.Notebooks;

namespace AnalysisKit.Jupyter;

/// <summary>
/// Text with Arabic as HTML beside the plain text. Front ends lay out plain text from left to right, which scatters the words of a sentence; in HTML each line takes the direction of its first letter, and long lines wrap.
/// </summary>
internal static class ReadableText
{
    /// <summary>In the metadata of an output, what it was before it got HTML: a stream's name, or <c>text</c>.</summary>
    public const string Mark = "analysiskit";

    private const string Plain = "text/plain";
    private const string Html = "text/html";

    /// <summary>Whether a text needs HTML. One that moves the cursor or colours itself is left to the front end, which knows how.</summary>
    public static bool Needs(string text) => text.Any(ArabicLetters.IsArabic) && text.AsSpan().IndexOfAny('\r', '\b', '\u001b') < 0;

    /// <summary>A value that is shown as plain text only, with HTML if it needs it; any other value as it is.</summary>
    public static DisplayOutput Of(DisplayOutput output) => output.Data.Formats.Count == 1 && output.Data.Plain is { } text && Needs(text)
        ? output with { Data = output.Data.With(Html, JsonValue.Create(Element(text))), Metadata = Marked(output.Metadata, "text") }
        : output;

    /// <summary>Console text that needs HTML, as a value.</summary>
    public static DisplayOutput Of(StreamOutput stream)
    {
        var text = stream.Text.EndsWith('\n') ? stream.Text[..^1] : stream.Text;
        return new DisplayOutput(new MimeBundle([new(Plain, JsonValue.Create(text)), new(Html, JsonValue.Create(Element(text)))])) { Metadata = Marked([], stream.Name) };
    }

    private static JsonObject Marked(JsonObject metadata, string was)
    {
        var marked = (JsonObject)metadata.DeepClone();
        marked[Mark] = was;
        return marked;
    }

    private static string Element(string text) =>
        $"<pre dir=\"auto\" style=\"unicode-bidi:plaintext;text-align:start;white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere;margin:0\">{WebUtility.HtmlEncode(text)}</pre>";
}
