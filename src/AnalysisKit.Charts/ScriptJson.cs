using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace AnalysisKit.Charts;

/// <summary>JSON that is safe inside a script element, in which neither &lt;/script nor &lt;!-- may occur in article text.</summary>
internal static class ScriptJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(JsonNode json) => json.ToJsonString(Options)
        .Replace("<", "\\u003C", StringComparison.Ordinal).Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);
}
