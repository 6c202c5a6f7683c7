using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace AnalysisKit.Charts;

/// <summary>Converts figures to charts of <see href="https://plotly.net">Plotly.NET</see> and back.</summary>
public static class PlotlyNetCharts
{
    /// <summary>A chart of Plotly.NET as a figure, which works offline, follows a page's dark or light colours, and is saved as a picture.</summary>
    /// <param name="chart">The chart.</param>
    public static Figure ToFigure(this GenericChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return Figure.FromPlotly(GenericChart.toFigureJson(chart));
    }

    /// <summary>The figure as a chart of Plotly.NET, for further work there.</summary>
    /// <param name="figure">The figure.</param>
    public static GenericChart ToGenericChart(this Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var json = JsonNode.Parse(figure.ToJson())!;
        var traces = json["data"]!.AsArray().Select(values =>
        {
            var trace = new Trace(values!["type"]?.GetValue<string>() ?? "scatter");
            foreach (var (name, value) in values.AsObject())
                trace.SetProperty(name, Plain(value));
            return trace;
        });
        var layout = new Layout();
        foreach (var (name, value) in json["layout"]!.AsObject())
            layout.SetProperty(name, Plain(value));
        var config = new Config();
        foreach (var (name, value) in json["config"]!.AsObject())
            config.SetProperty(name, Plain(value));
        return GenericChart.setConfig(config, GenericChart.setLayout(layout, GenericChart.ofTraceObjects(false, ListModule.OfSeq(traces))));
    }

    // Converts JSON to the plain objects that Plotly.NET serializes: dictionaries, lists, strings and numbers.
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
