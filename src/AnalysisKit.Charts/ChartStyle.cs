using System.Globalization;
using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>What all charts have in common: colours that colour-blind readers tell apart, axes, and the values of plotly.js properties.</summary>
internal static class ChartStyle
{
    /// <summary>Marks that belong to no side and no group.</summary>
    public const string PointColour = "#004d46";

    /// <summary>A lighter one, to fill what <see cref="PointColour"/> outlines.</summary>
    public const string LightPointColour = "#5ab4ac";

    /// <summary>Lines between points, and outlines of points whose colour is their value.</summary>
    public const string LinkColour = "#6b7785";

    /// <summary>A group whose words are compared with those of others. Blue and orange would say for and against (<see cref="SideColours"/>).</summary>
    public const string TargetColour = "#1b7837";

    /// <summary>The others.</summary>
    public const string ReferenceColour = "#762a83";

    // figures.js replaces these colours on dark pages.
    public const string InkColour = "#24292f";
    public const string LineColour = "#57606a";
    public const string GridColour = "#eaeef2";
    public const string PaperColour = "#ffffff";

    /// <summary>Pixels from one line of a label to the next.</summary>
    public const int LineHeight = 17;

    /// <summary>The most characters in a line of a legend.</summary>
    public const int LegendWidth = 36;

    private const int AxisTitleWidth = 60;

    /// <summary>The name of an annotation above the chart, which moves up where the legend needs more room.</summary>
    public const string AboveChart = "above";

    /// <summary>The name of annotations on coloured cells. Their colour is chosen for the cell, so it must not change on dark pages.</summary>
    public const string OnCell = "cell";

    /// <summary>
    /// The hues of Paul Tol's muted scheme, without blue and orange, which are for and against, on white paper. Their lightness is such that each has a contrast of 4.5 and any two differ by 15 at least (CIEDE2000), for
    /// colour-blind readers too.
    /// </summary>
    public static readonly string[] SeriesColours = ["#144f13", "#b828cb", "#057d75", "#d7126e", "#687602", "#391e71", "#3a3a3a", "#000000"];

    /// <summary>The same hues on dark paper.</summary>
    public static readonly string[] SeriesOnDark = ["#6cfdb1", "#e3aef7", "#1d97a4", "#f74461", "#c5c811", "#8874ff", "#bbbbbb", "#ffffff"];

    /// <summary>What stands on dark paper for each colour of a mark on white paper. figures.js has the pairs, too.</summary>
    public static readonly (string OnWhite, string OnDark)[] Marks =
    [
        (SideColours.For, SideColours.ForOnDark), (SideColours.Against, SideColours.AgainstOnDark), (SideColours.Mixed, SideColours.MixedOnDark),
        (PointColour, "#80d8cb"), (LinkColour, "#8b98a7"), (TargetColour, "#7fdc95"), (ReferenceColour, "#d59ae3"),
        .. SeriesColours.Zip(SeriesOnDark),
    ];

    /// <summary>A text in the language of the chart.</summary>
    public static string Words(ChartOptions options, string english, string arabic) => options.Language == ChartLanguage.Arabic ? arabic : english;

    /// <summary>The label of a group.</summary>
    public static string GroupLabel(ChartOptions options, string group) => options.Label is null ? group : options.Label(group);

    public static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    /// <summary>Numbers as JSON. A number that is not finite becomes null, which plotly.js does not draw.</summary>
    public static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(v => double.IsFinite(v) ? (JsonNode?)JsonValue.Create(v) : null)]);

    public static JsonArray Labels(IEnumerable<string> values, int width) => Strings(values.Select(v => ChartText.Wrap(v, width)));

    /// <summary>The height of a row with labels of some lines, in pixels.</summary>
    public static int RowHeight(int usual, int lines) => Math.Max(usual, (lines * LineHeight) + 9);

    public static JsonArray Stop(double at, string colour) => new(at, colour);

    /// <summary>An axis with a title, and as much room as its title and labels need.</summary>
    public static JsonObject Axis(string title, int width = AxisTitleWidth) => new()
    {
        ["title"] = new JsonObject { ["text"] = ChartText.Wrap(title, width) },
        ["automargin"] = true,
    };

    /// <summary>The <c>template</c> of plotly.js that all figures use: font and colours on a white background.</summary>
    public static JsonObject Template() => new()
    {
        ["font"] = new JsonObject { ["family"] = Figure.FontFamily, ["size"] = 13, ["color"] = InkColour },
        ["paper_bgcolor"] = PaperColour,
        ["plot_bgcolor"] = PaperColour,
        ["hoverlabel"] = new JsonObject { ["align"] = "auto", ["bgcolor"] = PaperColour, ["bordercolor"] = "#8c959f", ["font"] = new JsonObject { ["family"] = Figure.FontFamily, ["size"] = 13, ["color"] = InkColour } },
        ["modebar"] = new JsonObject { ["bgcolor"] = "rgba(0,0,0,0)", ["color"] = LineColour, ["activecolor"] = InkColour },
        ["xaxis"] = Lines(),
        ["yaxis"] = Lines(),
        ["polar"] = new JsonObject { ["bgcolor"] = PaperColour, ["angularaxis"] = Lines(), ["radialaxis"] = Lines() },
        ["ternary"] = new JsonObject { ["bgcolor"] = PaperColour, ["aaxis"] = Lines(), ["baxis"] = Lines(), ["caxis"] = Lines() },
        ["geo"] = new JsonObject { ["bgcolor"] = PaperColour },
        ["annotationdefaults"] = new JsonObject { ["arrowcolor"] = LineColour },
        ["shapedefaults"] = new JsonObject { ["line"] = new JsonObject { ["color"] = LineColour } },
    };

    /// <summary>Texts on the cells of a heatmap, each in black or white, whichever is more readable on its cell. (plotly.js would choose grey or white.)</summary>
    /// <param name="x">The names of the columns, as on the axis.</param>
    /// <param name="y">The names of the rows.</param>
    /// <param name="cells">Gives text and value of a cell by row and column; an empty text is left out.</param>
    /// <param name="scale">The colours of the values.</param>
    /// <param name="least">The value that has the first colour of the scale.</param>
    /// <param name="most">The value that has the last colour.</param>
    public static JsonArray CellTexts(JsonArray x, JsonArray y, Func<int, int, (string Text, double Value)> cells, JsonArray scale, double least, double most)
    {
        var notes = new JsonArray();
        for (var row = 0; row < y.Count; row++)
        {
            for (var column = 0; column < x.Count; column++)
            {
                var (text, value) = cells(row, column);
                if (text.Length > 0)
                    notes.Add(new JsonObject { ["name"] = OnCell, ["x"] = x[column]!.DeepClone(), ["y"] = y[row]!.DeepClone(), ["text"] = text, ["showarrow"] = false, ["font"] = new JsonObject { ["color"] = ColourScale.TextColour(scale, (value - least) / (most - least)) } });
            }
        }

        return notes;
    }

    /// <summary>Outlines of the cells of a heatmap, by which those near the colour of the page are seen.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="isCell">Whether there is a cell, by row and column.</param>
    public static JsonArray CellOutlines(int rows, int columns, Func<int, int, bool> isCell) => new([
        .. from row in Enumerable.Range(0, rows)
           from column in Enumerable.Range(0, columns)
           where isCell(row, column)
           select (JsonNode?)new JsonObject { ["type"] = "rect", ["x0"] = column - 0.5, ["x1"] = column + 0.5, ["y0"] = row - 0.5, ["y1"] = row + 0.5, ["line"] = new JsonObject { ["color"] = LineColour, ["width"] = 1 } },
    ]);

    /// <summary>A colour that lets the page through. (An opacity of marks would fade their outlines, too.)</summary>
    public static string Fade(string colour, double opacity) => string.Create(CultureInfo.InvariantCulture, $"rgba({Convert.ToInt32(colour[1..3], 16)},{Convert.ToInt32(colour[3..5], 16)},{Convert.ToInt32(colour[5..7], 16)},{opacity})");

    /// <summary>Marks that are paler than others, with an outline in the full colour.</summary>
    public static JsonObject PaleMarker(string colour, double opacity, double outline) => new() { ["color"] = Fade(colour, opacity), ["line"] = new JsonObject { ["color"] = colour, ["width"] = outline } };

    /// <summary>Adds a property and returns the same object.</summary>
    public static JsonObject With(this JsonObject json, string name, JsonNode? value)
    {
        json[name] = value;
        return json;
    }

    /// <summary>A legend above the chart.</summary>
    public static JsonObject Legend(ChartOptions options) => options.Language == ChartLanguage.Arabic
        ? new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = 1, ["xanchor"] = "right" }
        : new JsonObject { ["orientation"] = "h", ["y"] = 1, ["yanchor"] = "bottom", ["x"] = 0 };

    /// <summary>A chart without marks, with the reason as text.</summary>
    public static Figure Empty(string title, string reason, ChartOptions options)
    {
        var layout = new JsonObject
        {
            ["xaxis"] = new JsonObject { ["visible"] = false },
            ["yaxis"] = new JsonObject { ["visible"] = false },
            ["annotations"] = new JsonArray(new JsonObject { ["text"] = ChartText.Wrap(reason, 48), ["xref"] = "paper", ["yref"] = "paper", ["x"] = 0.5, ["y"] = 0.5, ["showarrow"] = false, ["font"] = new JsonObject { ["size"] = 15, ["color"] = LineColour } }),
        };
        return Figure.Of(title, 240, options, [("scatter", new JsonObject { ["x"] = new JsonArray(), ["y"] = new JsonArray() })], layout);
    }

    private static JsonObject Lines() => new() { ["gridcolor"] = GridColour, ["zerolinecolor"] = LineColour, ["linecolor"] = LineColour };

    /// <summary>A text with numbers in the invariant format.</summary>
    public static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
