using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>Puts Arabic digits into the texts of a figure. Names of categories change in traces and notes alike, so that notes stay at their places; dates and numbers, by which plotly.js places marks, stay, and the axes get ticks that say them.</summary>
internal static class FigureNumerals
{
    // What plotly.js shows as text.
    private static readonly HashSet<string> Shown = ["text", "name", "ticktext", "customdata"];

    // What it shows as text if it is no date.
    private static readonly HashSet<string> Places = ["x", "y"];

    // Noncharacters of Unicode, which no text has, stand for digits that stay.
    private const char KeptZero = '\uFDD0';

    /// <summary>Words of an article, whose digits are not changed.</summary>
    public static string Kept(string text, ChartOptions options) =>
        options.Numerals == Numerals.ArabicIndic ? string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(KeptZero + (c - '0')) : c)) : text;

    public static void Change(JsonArray data, JsonObject layout)
    {
        foreach (var trace in data)
            Change(trace, null, false);
        Change(layout, null, false);
        FigureTicks.Write(data, layout);
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
        if (!value.TryGetValue<string>(out var text))
            return null;
        if (!(isShown || Shown.Contains(name) || Places.Contains(name)))
            return Restored(text);
        return (Places.Contains(name) && IsDate(text)) || text is ChartStyle.AboveChart or ChartStyle.OnCell ? null : Restored(ArabicNumerals.InMarkup(text));
    }

    /// <summary>The text with the digits that were kept.</summary>
    public static string Restored(string text) => string.Concat(text.Select(c => c is >= KeptZero and < (char)(KeptZero + 10) ? (char)('0' + (c - KeptZero)) : c));

    internal static bool IsDate(string text) => text.Length >= 7 && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0 && text[4] == '-';
}
