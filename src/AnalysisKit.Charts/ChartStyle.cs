using System.Globalization;
using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>What all charts have in common: colours that colour-blind readers tell apart, axes, and the values of plotly.js properties.</summary>
internal static class ChartStyle
{
    public const string BlueColour = "#2166ac";
    public const string OrangeColour = "#b35806";
    public const string GreyColour = "#969696";
    public const string LineColour = "#57606a";
    public const string GridColour = "#eaeef2";

    public static readonly string[] SeriesColours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f7f7f", "#000000"];

    /// <summary>A text in the language of the chart.</summary>
    public static string Words(ChartOptions options, string english, string arabic) => options.Language == ChartLanguage.Arabic ? arabic : english;

    /// <summary>A group as the reader knows it.</summary>
    public static string GroupLabel(ChartOptions options, string group) => options.Label is null ? group : options.Label(group);

    public static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    /// <summary>Numbers; what is not finite becomes null, which plotly.js leaves out.</summary>
    public static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(v => double.IsFinite(v) ? (JsonNode?)JsonValue.Create(v) : null)]);

    public static JsonArray Labels(IEnumerable<string> values, int width) => Strings(values.Select(v => ChartText.Wrap(v, width, 3)));

    public static JsonArray Stop(double at, string colour) => new(at, colour);

    /// <summary>An axis with a title.</summary>
    public static JsonObject Axis(string title) => new()
    {
        ["title"] = new JsonObject { ["text"] = title.Length == 0 ? "" : ChartText.Label(title) },
        ["gridcolor"] = GridColour,
        ["zerolinecolor"] = LineColour,
    };

    /// <summary>The same object with one more property.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        json[name] = value;
        return json;
    }

    /// <summary>A legend above the chart.</summary>
    public static JsonObject Legend(ChartOptions options) => options.Language == ChartLanguage.Arabic
        ? new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = 1, ["xanchor"] = "right" }
        : new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = 0 };

    /// <summary>A chart without marks that says why.</summary>
    public static Figure Empty(string title, string reason, ChartOptions options)
    {
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["visible"] = false },
            ["yaxis"] = new JsonObject { ["visible"] = false },
            ["annotations"] = new JsonArray(new JsonObject { ["text"] = ChartText.Label(reason), ["xref"] = "paper", ["yref"] = "paper", ["x"] = 0.5, ["y"] = 0.5, ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 15, ["color"] = LineColour } }),
        };
        return Figure.Of(title, 240, options, [("scatter", new JsonObject { ["x"] = new JsonArray(), ["y"] = new JsonArray() })], layout);
    }

    /// <summary>A text with numbers as they are written in English.</summary>
    public static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
