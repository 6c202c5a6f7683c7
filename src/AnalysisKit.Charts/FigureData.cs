using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AnalysisKit.Charts;

/// <summary>
/// The data of figures as JSON in a page, which one script of the page draws: so a page can allow its own scripts by their hashes and no other, whatever its figures hold.
/// </summary>
internal static partial class FigureData
{
    /// <summary>The class of the element, by which the script finds it.</summary>
    public const string Class = "analysiskit-figure-data";

    /// <summary>How the script of a figure's fragment begins, before the figure's id.</summary>
    public const string Begin = "(function(k){(k.figures=k.figures||{})[\"";

    /// <summary>What stands between the id and the figure's JSON.</summary>
    public const string Middle = "\"]={figure:";

    /// <summary>What stands between the figure's JSON and that of its sentences.</summary>
    public const string Passages = ",passages:";

    /// <summary>The script element that draws the figures of a page, to stand after <see cref="Figure.Library"/> and all figures.</summary>
    public const string Script = "<script>(function(k){var all=k.figures=k.figures||{};document.querySelectorAll('script[type=\"application/json\"]." + Class + "').forEach(function(e){var d=JSON.parse(e.textContent);all[d.id]={figure:d.figure,passages:d.passages}});if(k.draw)k.draw()})(window.analysiskit=window.analysiskit||{})</script>";

    // What a browser would load from elsewhere, or send there, to draw a figure.
    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { "source", "geojson", "topojsonURL", "plotlyServerURL", "mapboxAccessToken" };

    // Kinds of traces whose maps plotly.js loads.
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal) { "scattergeo", "choropleth", "scattermapbox", "choroplethmapbox", "densitymapbox" };

    /// <summary>The element that holds a figure's data.</summary>
    /// <param name="id">The figure's id.</param>
    /// <param name="figure">Its JSON, as <see cref="ScriptJson"/> writes it.</param>
    /// <param name="passages">The JSON of its sentences; null if it has none.</param>
    public static string Element(string id, string figure, string? passages) =>
        $"<script type=\"application/json\" class=\"{Class}\">{Json(id, figure, passages)}</script>\n";

    /// <summary>
    /// The content of that element for the script of a figure's fragment, or for the content of such an element; null for any other script. Only data are taken over, and none that would load something.
    /// </summary>
    public static string? Of(string script)
    {
        try
        {
            var bytes = Encoding.UTF8.GetBytes(script.Trim());
            if (Value(ref bytes) is JsonObject element)
                return element["id"] is JsonValue id && element["figure"] is JsonObject figure ? Json(id.ToString(), figure, element["passages"]) : null;
            var text = script.TrimStart();
            if (!text.StartsWith(Begin, StringComparison.Ordinal) || text.IndexOf(Middle, Begin.Length, StringComparison.Ordinal) is not (> 0 and var end))
                return null;
            bytes = Encoding.UTF8.GetBytes(text[(end + Middle.Length)..]);
            if (Value(ref bytes) is not JsonObject drawn)
                return null;
            var passages = bytes.AsSpan().StartsWith(Encoding.UTF8.GetBytes(Passages)) ? bytes[Passages.Length..] : null;
            return Json(text[Begin.Length..end], drawn, passages is null ? null : Value(ref passages));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null; // Not the script of a figure.
        }
    }

    /// <summary>Whether a figure, as JSON, is a map, for which plotly.js loads data.</summary>
    public static bool IsMap(JsonNode figure) => figure["data"] is JsonArray traces && traces.Any(t => t is JsonObject trace && trace["type"] is JsonValue type && type.TryGetValue<string>(out var name) && Maps.Contains(name));

    /// <summary>Removes all from which a figure, as JSON, would load something: addresses, and CSS with functions in its texts.</summary>
    public static void RemoveAddresses(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    Change(list[i], text => list[i] = text);
                break;
            case JsonObject fields:
                foreach (var name in fields.Where(f => Addresses.Contains(f.Key) && f.Value is JsonValue value && value.TryGetValue<string>(out var text) && !text.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase)).Select(f => f.Key).ToList())
                    fields.Remove(name);
                foreach (var (name, value) in fields.ToList())
                    Change(value, text => fields[name] = text);
                break;
        }

        static void Change(JsonNode? value, Action<string> set)
        {
            if (value is JsonValue && value.AsValue().TryGetValue<string>(out var text))
            {
                if (Style().IsMatch(text) || Url().IsMatch(text))
                    set(Url().Replace(Style().Replace(text, style => CssFunction().Replace(style.Value, "")), ""));
            }
            else
            {
                RemoveAddresses(value);
            }
        }
    }

    private static string? Json(string id, JsonObject figure, JsonNode? passages)
    {
        if (!Id().IsMatch(id) || figure["data"] is not JsonArray || IsMap(figure))
            return null;
        RemoveAddresses(figure);
        return Json(id, ScriptJson.Of(figure), passages is JsonArray ? ScriptJson.Of(passages) : null);
    }

    private static string Json(string id, string figure, string? passages) => $"{{\"id\":\"{id}\",\"figure\":{figure}{(passages is null ? "" : $",\"passages\":{passages}")}}}";

    // The JSON value at the beginning, which is cut off; null if there is none.
    private static JsonNode? Value(ref byte[] text)
    {
        if (text.Length == 0 || text[0] is not ((byte)'{' or (byte)'['))
            return null;
        var reader = new Utf8JsonReader(text);
        var value = JsonNode.Parse(ref reader);
        text = text[(int)reader.BytesConsumed..];
        return value;
    }

    // The attribute of plotly.js's texts that becomes CSS, and in it what is no colour.
    [GeneratedRegex("""style\s*=\s*("[^"]*"|'[^']*')""", RegexOptions.IgnoreCase)]
    private static partial Regex Style();

    [GeneratedRegex(@"(?<!\b(?:rgba?|hsla?))\(|[\\@&]", RegexOptions.IgnoreCase)]
    private static partial Regex CssFunction();

    [GeneratedRegex(@"url\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex("^figure-[0-9a-f]{12}$")]
    private static partial Regex Id();
}
