using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace AnalysisKit.Charts;

/// <summary>A chart of ours: wraps a Plotly.NET chart. Shows itself in notebooks, works offline, and is saved with <see cref="Save"/>.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Figure
{
    internal const string FontFamily = "\"Noto Sans Arabic\", \"Noto Sans\", Tahoma, Arial, sans-serif";

    private static readonly Lazy<string> PlotlyJs = new(() =>
    {
        using var stream = typeof(GenericChart).Assembly.GetManifestResourceStream("Plotly.NET.plotly-2.28.0.min.js")
            ?? throw new InvalidOperationException("The Plotly.NET assembly lacks plotly.js.");
        using var reader = new StreamReader(stream, Encoding.UTF8);

        // Text inside a script element ends at "</script", whatever it stands in.
        return reader.ReadToEnd().Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
    });

    private const int PictureWidth = 1000;

    private static string? s_carrier;

    private readonly GenericChart _chart;
    private readonly string _json;
    private readonly int _leastWidth;
    private readonly Passages? _passages;

    private Figure(GenericChart chart, string title, int height, int leastWidth, Passages? passages)
    {
        _chart = chart;
        Title = title;
        Height = height;
        _leastWidth = leastWidth;
        _passages = passages;
        _json = Serialize(chart);
        Id = "figure-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(_json + passages?.Json)))[..12];
    }

    /// <summary>The title, plain text.</summary>
    public string Title { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>The id of the figure's element, derived from its content.</summary>
    public string Id { get; }

    /// <summary>Number of traces (series).</summary>
    public int Traces => GenericChart.getTraces(_chart).Length;

    /// <summary>Makes a figure of traces and a layout, as plotly.js defines them.</summary>
    /// <param name="title">The title, plain text.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="options">How it is drawn.</param>
    /// <param name="traces">Traces.</param>
    /// <param name="layout">What differs from the layout of all figures.</param>
    /// <param name="leastWidth">The width that labels were placed for: a page scrolls rather than draw it narrower.</param>
    /// <param name="passages">What is shown under the chart for the point that is clicked.</param>
    internal static Figure Of(string title, int height, ChartOptions options, IEnumerable<(string Type, JsonObject Values)> traces, JsonObject layout, int leastWidth = 0, Passages? passages = null)
    {
        var list = traces.Select(t =>
        {
            var trace = new Trace(t.Type);
            foreach (var (name, value) in t.Values)
                trace.SetProperty(name, Plain(value));
            return trace;
        });
        var chart = GenericChart.ofTraceObjects(false, ListModule.OfSeq(list));
        var described = new Layout();
        foreach (var (name, value) in WithDefaults(title, height, options, layout))
            described.SetProperty(name, Plain(value));
        var config = new Config();
        config.SetProperty("responsive", true);
        config.SetProperty("displaylogo", false);
        return new Figure(GenericChart.setConfig(config, GenericChart.setLayout(described, chart)), title, height, leastWidth, passages);
    }

    /// <summary>
    /// The figure as an HTML fragment that draws itself without a network. plotly.js (3.6 MB) is carried by the first figure of a session only
    /// (see <see cref="BeginPage"/>); the others wait for it.
    /// </summary>
    public string ToHtml()
    {
        var carrier = Interlocked.CompareExchange(ref s_carrier, Id, null) ?? Id;
        return Fragment(carrier == Id);
    }

    /// <summary>The fragment of <see cref="ToHtml()"/> with a PNG picture of the figure in it, which pages show that run no scripts.</summary>
    public string ToHtml(byte[] picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        const string End = "\"></div>\n";
        var html = ToHtml();
        var at = html.IndexOf(End, StringComparison.Ordinal) + 2;
        return html.Insert(at, $"<img alt=\"{WebUtility.HtmlEncode(Title)}\" style=\"max-width:100%\" src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\">");
    }

    /// <summary>Begins a new page or notebook: the next figure carries plotly.js again.</summary>
    public static void BeginPage() => s_carrier = null;

    /// <summary>The figure as an HTML fragment without plotly.js, for a page that has embedded <see cref="Library"/> once.</summary>
    public string ToFragment() => Fragment(withLibrary: false);

    /// <summary>plotly.js in a script element, for the head of a page.</summary>
    public static string Library => "<script>var akDefine=window.define;window.define=undefined;</script><script>" + PlotlyJs.Value + "</script><script>window.define=akDefine;</script>";

    /// <summary>A page of its own.</summary>
    public string ToPage() =>
        $"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{WebUtility.HtmlEncode(Title)}</title>\n{Library}</head>\n<body style=\"margin:1em;font-family:{WebUtility.HtmlEncode(FontFamily)}\">\n{ToFragment()}\n</body></html>\n";

    /// <summary>The figure as plotly.js JSON: data, layout and config.</summary>
    public string ToJson() => _json;

    /// <summary>Whether this machine has a browser that can draw pictures (<see cref="ToPng"/>).</summary>
    public static bool CanDraw => FigureImage.IsAvailable;

    /// <summary>The figure as a PNG picture of <paramref name="width"/> by <see cref="Height"/> points, one and a half pixels each, drawn by an installed Chromium, Chrome or Edge.</summary>
    /// <exception cref="NotSupportedException">No browser is installed; the message says what to do.</exception>
    public byte[] ToPng(int width = PictureWidth) => FigureImage.Png(this, Math.Max(width, _leastWidth));

    /// <summary>Saves the figure; the ending tells the format: .html (a page of its own), .json, .png or .svg. Pictures need an installed Chromium, Chrome or Edge.</summary>
    /// <exception cref="NotSupportedException">The ending is another one, or no browser is installed.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".HTML" or ".HTM":
                File.WriteAllText(path, ToPage());
                break;
            case ".JSON":
                File.WriteAllText(path, ToJson());
                break;
            case ".PNG":
                File.WriteAllBytes(path, ToPng());
                break;
            case ".SVG":
                File.WriteAllText(path, FigureImage.Svg(this, PictureWidth));
                break;
            case var other:
                throw new NotSupportedException($"A figure cannot be saved as \"{other}\". Use .html, .json, .png or .svg.");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"Figure: {Title} ({Traces} series)";

    private string Fragment(bool withLibrary)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div id=\"{Id}\" class=\"analysiskit-figure\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(Title)}\" style=\"width:100%;{(_leastWidth > 0 ? $"min-width:{_leastWidth}px;" : "")}height:{Height}px\"></div>\n");
        if (withLibrary)
            html.Append(Library);
        html.Append(_passages?.Panel(Id));
        html.Append("<script>(function(){var f=").Append(_json).Append(CultureInfo.InvariantCulture, $";var tries=0;(function draw(){{var e=document.getElementById(\"{Id}\");if(window.Plotly&&e){{e.textContent=\"\";window.Plotly.newPlot(e,f.data,f.layout,f.config){_passages?.Script(Id)}}}else if(tries++<200){{setTimeout(draw,50)}}else if(e){{e.textContent=\"The chart needs the first figure of this notebook: run all cells.\"}}}})()}})()</script>\n");
        return html.ToString();
    }

    private static string Serialize(GenericChart chart)
    {
        var json = JsonNode.Parse(GenericChart.toFigureJson(chart))!.AsObject();
        return ScriptJson.Of(new JsonObject { ["data"] = json["data"]?.DeepClone(), ["layout"] = json["layout"]?.DeepClone(), ["config"] = json["config"]?.DeepClone() });
    }

    private static JsonObject WithDefaults(string title, int height, ChartOptions options, JsonObject layout)
    {
        var full = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = ChartText.Label(options.Title ?? title), ["x"] = options.Language == ChartLanguage.Arabic ? 0.99 : 0.01, ["xanchor"] = options.Language == ChartLanguage.Arabic ? "right" : "left", ["yref"] = "container", ["yanchor"] = "top", ["y"] = 1 - (34.0 / height), ["font"] = new JsonObject { ["size"] = 18 } },
            ["font"] = new JsonObject { ["family"] = FontFamily, ["size"] = 13, ["color"] = "#24292f" },
            ["height"] = height,
            ["paper_bgcolor"] = "#ffffff",
            ["plot_bgcolor"] = "#ffffff",
            ["hoverlabel"] = new JsonObject { ["align"] = "auto", ["bgcolor"] = "#ffffff", ["bordercolor"] = "#8c959f", ["font"] = new JsonObject { ["family"] = FontFamily, ["size"] = 13, ["color"] = "#24292f" } },
            ["margin"] = new JsonObject { ["t"] = 96, ["r"] = 30, ["b"] = 70, ["l"] = 60 },
        };
        foreach (var (name, value) in layout.ToList())
            full[name] = value?.DeepClone();
        if (options.Source is { } source)
        {
            var notes = full["annotations"] as JsonArray ?? [];
            notes.Add(new JsonObject
            {
                ["text"] = ChartText.Label(source),
                ["xref"] = "paper",
                ["yref"] = "paper",
                ["x"] = 0,
                ["y"] = 0,
                ["xanchor"] = "left",
                ["yanchor"] = "top",
                ["yshift"] = -48,
                ["showarrow"] = false,
                ["font"] = new JsonObject { ["size"] = 11, ["color"] = "#57606a" },
            });
            if (full["annotations"] is null)
                full["annotations"] = notes;
        }

        return full;
    }

    // Plotly.NET serializes plain objects: dictionaries, lists, strings and numbers.
    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject o => o.ToDictionary(p => p.Key, p => Plain(p.Value)),
        JsonArray a => a.Select(Plain).ToArray(),
        JsonValue v when v.TryGetValue<bool>(out var b) => b,
        JsonValue v when v.TryGetValue<int>(out var i) => i,
        JsonValue v when v.TryGetValue<double>(out var d) => d,
        _ => node.GetValue<string>(),
    };
}
