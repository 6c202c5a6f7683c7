using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AnalysisKit.Notebooks;

/// <summary>Writes JSON as Jupyter does, so that a notebook is the same file whether Jupyter or the kit saves it: sorted keys, an indent of one space, text not escaped.</summary>
internal static class JupyterJson
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Append(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } fields:
                AppendAll(text, '{', '}', fields.OrderBy(f => f.Key, StringComparer.Ordinal), depth, field =>
                {
                    AppendText(text, field.Key);
                    text.Append(": ");
                    Append(text, field.Value, depth + 1);
                });
                break;
            case JsonObject:
                text.Append("{}");
                break;
            case JsonArray { Count: > 0 } items:
                AppendAll(text, '[', ']', items, depth, item => Append(text, item, depth + 1));
                break;
            case JsonArray:
                text.Append("[]");
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                AppendText(text, value.GetValue<string>());
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void AppendAll<T>(StringBuilder text, char open, char close, IEnumerable<T> items, int depth, Action<T> append)
    {
        var separator = open;
        foreach (var item in items)
        {
            text.Append(separator).Append('\n').Append(' ', depth + 1);
            append(item);
            separator = ',';
        }

        text.Append('\n').Append(' ', depth).Append(close);
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => AppendEscaped(text, c),
                _ when IsLoneSurrogate(value, i) => text.Append('\uFFFD'), // Half of a surrogate pair is not text, and Jupyter cannot save it.
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static StringBuilder AppendEscaped(StringBuilder text, char c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");

    private static bool IsLoneSurrogate(string value, int i) =>
        (char.IsHighSurrogate(value[i]) && !(i + 1 < value.Length && char.IsLowSurrogate(value[i + 1])))
        || (char.IsLowSurrogate(value[i]) && !(i > 0 && char.IsHighSurrogate(value[i - 1])));
}
