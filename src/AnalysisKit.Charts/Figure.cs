using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static AnalysisKit.Charts.ChartStyle;

namespace AnalysisKit.Charts;

/// <summary>
/// A chart, as plotly.js draws it. Shows itself in notebooks, works offline, follows a page's dark or light colours, and is saved with <see cref="Save(string)"/>. A chart of Plotly.NET becomes one with
/// <see cref="PlotlyNetCharts.ToFigure"/>, and one becomes a chart of Plotly.NET with <see cref="PlotlyNetCharts.ToGenericChart"/>. Immutable and thread-safe.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Figure
{
    internal const string FontFamily = "\"Noto Sans Arabic\", \"Noto Sans\", Tahoma, Arial, sans-serif";

    private const int PictureWidth = 1000;
    private const int PlainHeight = 450;
    private const double MostMillimetres = 2000;
    private const double MostPixels = 8000;
    private const double MostPoints = 72;

    // Characters in a line that fit into half a window, and on charts that are never narrower than their labels.
    private const int TitleWidth = 48;
    private const int WideTitle = 80;
    private const int SourceWidth = 84;
    private const int TitleLine = 24;
    private const int SourceLine = 15;

    // Pixels below the plot that are left for labels anyway.
    private const int UsualBelow = 40;
    private const int RoomForTitle = 18;

    private readonly string _json;
    private readonly int _leastWidth;
    private readonly Passages? _passages;

    private Figure(JsonObject figure, string title, int height, int leastWidth = 0, Passages? passages = null)
    {
        Title = title;
        Height = height;
        _leastWidth = leastWidth;
        _passages = passages;
        Traces = figure["data"]!.AsArray().Count;
        _json = ScriptJson.Of(figure);
        Id = "figure-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_json + passages?.Json)))[..12];
    }

    /// <summary>The title, plain text.</summary>
    public string Title { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The id of the figure's element, derived from its content. If a page shows the figure twice, the second element has this id followed by <c>-2</c>, and so on.</summary>
    public string Id { get; }

    /// <summary>Number of traces (series).</summary>
    public int Traces { get; }

    /// <summary>Makes a figure from plotly.js JSON, as written by <see cref="ToJson"/> and the Plotly libraries of other languages.</summary>
    /// <param name="json">
    /// An object with <c>data</c>, an array of traces, and optionally <c>layout</c>, <c>config</c> and <c>frames</c>. Colours of text, paper and grid that the layout does not set follow the page,
    /// even if a template sets them. Texts may use plotly.js's subset of HTML.
    /// </param>
    /// <param name="title">The title, plain text, for readers that do not see the chart; by default that of the layout.</param>
    /// <param name="height">Height in pixels; by default that of the layout, or 450.</param>
    /// <exception cref="ArgumentException">The JSON is not that of a figure; the message says what is wrong, and where.</exception>
    public static Figure FromPlotly(string json, string? title = null, int? height = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (height is { } given)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(height));
        var figure = PlotlyJson.Read(json, nameof(json));
        var layout = figure["layout"]!.AsObject();
        var pixels = height ?? PlotlyJson.Height(layout) ?? PlainHeight;
        layout["height"] = pixels;
        return new Figure(figure, title ?? PlotlyJson.Title(layout) ?? "Figure", pixels);
    }

    /// <summary>Makes a figure of traces and a layout, as plotly.js defines them.</summary>
    /// <param name="title">The title, plain text.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="options">How it is drawn.</param>
    /// <param name="traces">Traces.</param>
    /// <param name="layout">Differences from the layout that all figures have.</param>
    /// <param name="leastWidth">The width for which labels were placed. A narrower page scrolls instead of drawing the figure narrower.</param>
    /// <param name="passages">The sentences that are shown under the chart when a point is clicked.</param>
    /// <param name="below">Pixels that the labels below the plot need, where they are more than one line.</param>
    internal static Figure Of(string title, int height, ChartOptions options, IEnumerable<(string Type, JsonObject Values)> traces, JsonObject layout, int leastWidth = 0, Passages? passages = null, int below = 0)
    {
        var data = new JsonArray();
        foreach (var (type, values) in traces)
        {
            values["type"] = type;
            data.Add(values);
        }

        height += Complete(layout, title, height, options, data, below, isWide: leastWidth > 0);
        if (options.Numerals == Numerals.ArabicIndic)
            FigureNumerals.Change(data, layout);
        if (options.Language == ChartLanguage.Arabic)
            HoverFromRight(data, layout);
        return new Figure(new JsonObject { ["data"] = data, ["layout"] = layout, ["config"] = PlotlyJson.Config() }, FigureNumerals.Restored(title), height, leastWidth, passages);
    }

    // In an Arabic figure what stands in a line under the pointer follows from right to left; plotly.js puts it into a text from left to right.
    private static void HoverFromRight(JsonArray data, JsonObject layout)
    {
        foreach (var trace in data)
            Turn(trace?["customdata"]);
        layout["hoverlabel"] = new JsonObject { ["align"] = "right" };

        static void Turn(JsonNode? node)
        {
            for (var i = 0; node is JsonArray list && i < list.Count; i++)
            {
                if (list[i] is JsonValue value && value.TryGetValue<string>(out var text))
                    list[i] = ChartText.FromRight(text);
                else
                    Turn(list[i]);
            }
        }
    }

    /// <summary>
    /// The figure as an HTML fragment that works anywhere without a network, because it contains plotly.js (3.6 MB). A page of several figures needs that only once: see <see cref="ToFragment()"/>.
    /// </summary>
    public string ToHtml() => Fragment(Library, null);

    /// <summary>The fragment of <see cref="ToHtml()"/> with a PNG picture of the figure, for pages that do not run scripts.</summary>
    public string ToHtml(byte[] picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        return Fragment(Library, picture);
    }

    /// <summary>The figure as an HTML fragment without plotly.js, for a page that contains <see cref="Library"/> once, before or after its figures.</summary>
    public string ToFragment() => Fragment("", null);

    /// <summary>The figure as an HTML fragment in which nothing runs: its data are JSON, which <see cref="FigureData.Script"/> draws in a page that allows no other scripts than its own.</summary>
    internal string ToData() => Frame(null) + FigureData.Element(Id, _json, _passages?.Json);

    /// <summary>A script element with plotly.js and the code that draws the figures of a page.</summary>
    public static string Library => FigureLibrary.Element;

    /// <summary>Whether a fragment of HTML contains plotly.js, as that of <see cref="ToHtml()"/> does.</summary>
    public static bool HasLibrary(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return FigureLibrary.Find(html).Length > 0;
    }

    /// <summary>Removes plotly.js from a fragment of HTML, whichever version of the kit put it there.</summary>
    public static string WithoutLibrary(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return FigureLibrary.Remove(html);
    }

    /// <summary>The figure as a complete HTML page.</summary>
    public string ToPage() =>
        $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">{PagePolicy.Meta(Library, FigureData.Script)}<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{WebUtility.HtmlEncode(Title)}</title>\n{Library}</head>\n<body style=\"margin:1em;font-family:{WebUtility.HtmlEncode(FontFamily)}\">\n{ToData()}\n{FigureData.Script}</body></html>\n";

    /// <summary>The figure as plotly.js JSON: data, layout and config.</summary>
    public string ToJson() => _json;

    /// <summary>Whether this machine has a browser that can draw pictures (<see cref="ToPng"/>).</summary>
    public static bool CanDraw => FigureImage.IsAvailable;

    /// <summary>The figure as a PNG picture of <paramref name="width"/> by <see cref="Height"/> points, one and a half pixels each, drawn by an installed Chromium, Chrome or Edge.</summary>
    /// <exception cref="NotSupportedException">No browser is installed; the message says what to do.</exception>
    public byte[] ToPng(int width = PictureWidth) => FigureImage.Png(this, Math.Max(width, _leastWidth));

    /// <summary>Saves the figure in the format of the ending: .html (a complete page), .json, .png, .svg or .pdf. Pictures need an installed Chromium, Chrome or Edge.</summary>
    /// <exception cref="NotSupportedException">The ending is another one, or no browser is installed.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".HTML" or ".HTM":
                WholeFile.Write(path, ToPage());
                break;
            case ".JSON":
                WholeFile.Write(path, ToJson());
                break;
            case ".PNG":
                Write(path, ToPng());
                break;
            case ".SVG":
                WholeFile.Write(path, FigureImage.Svg(this, PictureWidth));
                break;
            case ".PDF":
                Write(path, FigureImage.Pdf(this, PictureWidth));
                break;
            case var other:
                throw new NotSupportedException($"A figure cannot be saved as \"{other}\". Use .html, .json, .png, .svg or .pdf.");
        }
    }

    /// <summary>
    /// Saves the figure as a picture of the size that it has on paper, as .svg, .pdf or .png (on paper of 300 dots to the inch): <c>figure.Save("fig.svg", 85, 60)</c> fills a column of a journal. Labels have the size that
    /// is asked for, and the chart the rest of the room. Letters stay text in SVG and PDF, so that Arabic ones are joined and can be searched for; a PDF carries its letters, an SVG names them, or carries them if
    /// <paramref name="font"/> is a file.
    /// </summary>
    /// <param name="path">The file; its ending is the format.</param>
    /// <param name="width">The width, in <paramref name="unit"/>.</param>
    /// <param name="height">The height, in <paramref name="unit"/>.</param>
    /// <param name="font">The name of an installed font, or the path of a .ttf, .otf, .woff or .woff2 file; by default Noto Sans and Noto Sans Arabic where they are installed. Letters that it lacks come from these.</param>
    /// <param name="fontSize">The size of labels in points (1/72 inch); titles are larger by 5 in 13, notes smaller by 2 in 13.</param>
    /// <param name="unit">Millimetres, or pixels of 1/96 inch.</param>
    /// <exception cref="ArgumentException">There is no such font, or the figure does not fit into so little room; the message says so.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive, or more than a poster has (2 m).</exception>
    /// <exception cref="FileNotFoundException">There is no such font file.</exception>
    /// <exception cref="NotSupportedException">The ending is another one, or no browser is installed.</exception>
    public void Save(string path, double width, double height, string? font = null, double fontSize = 8, FigureUnit unit = FigureUnit.Millimetres)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var most = unit == FigureUnit.Millimetres ? MostMillimetres : MostPixels;
        foreach (var (value, name, limit) in ((double, string, double)[])[(width, nameof(width), most), (height, nameof(height), most), (fontSize, nameof(fontSize), MostPoints)])
        {
            if (!(value > 0 && value <= limit))
                throw new ArgumentOutOfRangeException(name, value, $"A {(name == nameof(fontSize) ? "size of letters" : name)} of a picture is more than 0 and at most {limit} {(name == nameof(fontSize) ? "points" : unit == FigureUnit.Millimetres ? "mm" : "px")}.");
        }

        var size = new PictureSize(width, height, unit, fontSize, font is null ? null : PictureFont.Of(font));
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".SVG":
                WholeFile.Write(path, FigureImage.Svg(this, size));
                break;
            case ".PDF":
                Write(path, FigureImage.Pdf(this, size));
                break;
            case ".PNG":
                Write(path, FigureImage.Png(this, size));
                break;
            case var other:
                throw new NotSupportedException($"A picture of a size cannot be saved as \"{other}\". Use .svg, .pdf or .png.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => TableLabels.Text("figure", DisplayWording.Usual, Title, Traces);

    private static void Write(string path, byte[] picture) => WholeFile.Write(path, (Stream stream) => stream.Write(picture));

    // The HTML of a figure. Its script stores the data where figures.js looks for them, and shows a message if plotly.js does not come within four seconds.
    private string Fragment(string library, byte[]? picture)
    {
        var html = new StringBuilder(Frame(picture)).Append(library).Append("<script>").Append(FigureData.Begin).Append(Id).Append(FigureData.Middle).Append(_json);
        if (_passages is not null)
            html.Append(FigureData.Passages).Append(_passages.Json);
        html.Append(CultureInfo.InvariantCulture, $"}};if(k.draw)k.draw();else setTimeout(function(){{if(!k.draw)document.querySelectorAll('[data-figure=\"{Id}\"]').forEach(function(e){{if(!e.querySelector(\"p\"))e.appendChild(document.createElement(\"p\")).textContent=\"The chart is drawn by plotly.js, which another output of this notebook carries: run all cells.\"}})}},4000)}})(window.analysiskit=window.analysiskit||{{}})</script>\n");
        return html.ToString();
    }

    // The element in which the figure is drawn, and the one for its sentences.
    private string Frame(byte[]? picture)
    {
        var label = WebUtility.HtmlEncode(Title);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div data-figure=\"{Id}\" class=\"analysiskit-figure\" role=\"img\" aria-label=\"{label}\" style=\"width:100%;{(_leastWidth > 0 ? $"min-width:{_leastWidth}px;" : "")}height:{Height}px\">");
        if (picture is not null)
            html.Append(CultureInfo.InvariantCulture, $"<img alt=\"{label}\" style=\"max-width:100%\" src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\">");
        return html.Append("</div>\n").Append(_passages?.Panel()).ToString();
    }

    // Adds to a layout what all charts have, unless the chart sets it itself, and room for what has several lines: title, legend and source. Gives the pixels that it adds to the height.
    private static int Complete(JsonObject layout, string title, int height, ChartOptions options, JsonArray data, int below, bool isWide)
    {
        var isArabic = options.Language == ChartLanguage.Arabic;
        layout["margin"] ??= new JsonObject { ["t"] = 96, ["r"] = 30, ["b"] = 70, ["l"] = 60 };
        var margin = layout["margin"]!.AsObject();
        var heading = ChartText.Lines(options.Title ?? title, isWide ? WideTitle : TitleWidth);
        var source = options.Source is null ? [] : ChartText.Lines(options.Source, SourceWidth);
        var legend = layout["legend"] is null ? 0 : LegendHeight(data);
        if (layout["xaxis"]?["title"]?["text"]?.GetValue<string>() is { Length: > 0 } under)
            below = Math.Max(below, UsualBelow) + ((under.Split("<br>").Length - 1) * LineHeight) + RoomForTitle;
        var above = (Math.Max(0, heading.Count - 1) * TitleLine) + legend;
        var bottom = source.Count == 0 ? 0 : (Math.Max(0, source.Count - 1) * SourceLine) + Math.Max(0, below - UsualBelow);
        margin["t"] = margin["t"]!.GetValue<int>() + above;
        margin["b"] = margin["b"]!.GetValue<int>() + bottom;
        height += above + bottom;
        layout["title"] ??= new JsonObject { ["text"] = string.Join("<br>", heading.Select(ChartText.Label)), ["x"] = isArabic ? 0.99 : 0.01, ["xanchor"] = isArabic ? "right" : "left", ["yref"] = "container", ["yanchor"] = "top", ["y"] = 1 - (34.0 / height), ["font"] = new JsonObject { ["size"] = 18 } };
        layout["height"] = height;
        layout["template"] = new JsonObject { ["layout"] = Template() };
        var notes = layout["annotations"] as JsonArray;
        foreach (var note in notes?.Where(n => n?["name"]?.GetValue<string>() == AboveChart) ?? [])
            note!["yshift"] = note["yshift"]!.GetValue<int>() + legend;
        if (source.Count == 0)
            return above + bottom;

        // It begins at the side without names, since from there it has the whole width.
        var isLeft = layout["yaxis"]?["side"]?.GetValue<string>() == "right";
        var line = new JsonObject
        {
            ["text"] = string.Join("<br>", source.Select(ChartText.Label)),
            ["xref"] = "paper",
            ["yref"] = "paper",
            ["x"] = isLeft ? 0 : 1,
            ["y"] = 0,
            ["xanchor"] = isLeft ? "left" : "right",
            ["yanchor"] = "top",
            ["align"] = isArabic ? "right" : "left",
            ["yshift"] = -48 - Math.Max(0, below - UsualBelow),
            ["showarrow"] = false,
            ["font"] = new JsonObject { ["size"] = 11, ["color"] = LineColour },
        };
        if (notes is null)
            layout["annotations"] = notes = [];
        notes.Add(line);
        return above + bottom;
    }

    // The pixels that a legend above the chart needs beyond those of one row with one line, on a narrow page. Entries are as plotly.js lays them out: side by side if they fit, else in columns of equal width.
    private static int LegendHeight(JsonArray data)
    {
        const int Usual = 24, Narrow = 480, Symbol = 45, Letter = 8;
        var entries = data.Where(t => t?["name"] is not null && t["showlegend"]?.GetValue<bool>() != false).Select(t => t!["name"]!.GetValue<string>().Split("<br>")).ToList();
        if (entries.Count == 0)
            return 0;
        var widths = entries.ConvertAll(e => Symbol + (Letter * e.Max(line => WebUtility.HtmlDecode(line).Length)));
        var rows = widths.Sum() <= Narrow ? 1 : (int)Math.Ceiling(entries.Count / Math.Max(1.0, Math.Floor((double)Narrow / widths.Max())));
        return Math.Max(0, (rows * ((entries.Max(e => e.Length) * LineHeight) + 3)) - Usual);
    }
}
