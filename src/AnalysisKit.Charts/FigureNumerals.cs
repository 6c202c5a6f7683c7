using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>Puts Arabic digits into the texts of a figure. Names of categories change in traces and notes alike, so that notes stay at their places; dates and numbers, by which plotly.js places marks, stay.</summary>
internal static class FigureNumerals
{
    // What plotly.js shows as text.
    private static readonly HashSet<string> Shown = ["text", "name", "ticktext", "customdata"];

    // What it shows as text if it is no date.
    private static readonly HashSet<string> Places = ["x", "y"];

    public static void Change(JsonArray data, JsonObject layout)
    {
        foreach (var trace in data)
            Change(trace, null, false);
        Change(layout, null, false);
    }

    private static void Change(JsonNode? node, string? name, bool isShown)
    {
        switch (node)
        {
            case JsonObject json:
                foreach (var key in json.Select(p => p.Key).ToList())
                {
                    if (json[key] is JsonValue value && Changed(value, key, isShown) is { } text)
                        json[key] = text;
                    else
                        Change(json[key], key, Shown.Contains(key) && json[key] is JsonArray);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonValue value && name is not null && Changed(value, name, isShown) is { } text)
                        list[i] = text;
                    else
                        Change(list[i], name, isShown);
                }

                break;
        }
    }

    private static string? Changed(JsonValue value, string name, bool isShown)
    {
        if (!value.TryGetValue<string>(out var text) || !(isShown || Shown.Contains(name) || Places.Contains(name)))
            return null;
        return (Places.Contains(name) && IsDate(text)) || text is ChartStyle.AboveChart or ChartStyle.OnCell ? null : ArabicNumerals.InMarkup(text);
    }

    private static bool IsDate(string text) => text.Length >= 7 && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 && text[4] == '-';
}
