using System.Text.Json.Nodes;

namespace AnalysisKit.Cli.Tests;

/// <summary>Notebooks that try to run a script in the page made of them, or to have it load something. The script sets <c>top.ran</c>; what is loaded comes from a port of this machine.</summary>
internal static class HostileNotebooks
{
    private const string Dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>A notebook with its number, which is also in what it runs and loads.</summary>
    /// <param name="Number">The number, from 1.</param>
    /// <param name="Kind">The kind of attempt.</param>
    /// <param name="Attempt">The attempt itself.</param>
    /// <param name="Json">The notebook.</param>
    public sealed record Hostile(int Number, string Kind, string Attempt, string Json);

    /// <summary>The notebooks.</summary>
    /// <param name="port">The port from which they load.</param>
    public static IReadOnlyList<Hostile> All(int port)
    {
        var all = new List<Hostile>();
        var kind = "";
        foreach (var line in File.ReadLines(Path.Combine(Cli.Root, "tests", "AnalysisKit.Cli.Tests", "hostile", "markup.txt")))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
                kind = line[3..];
            else if (line.Length > 0 && (line[0] != '#' || line.StartsWith("# a", StringComparison.Ordinal)))
                Add(kind, line, OfMarkup);
        }

        foreach (var text in (string[])["<script>%R</script>", "<img src=x onerror=%R>", "<svg onload=%R>", "\u001b[31m<img src=\"%U\">\u001b[0m"])
        {
            foreach (var mimeType in (string[])["application/javascript", "text/latex", "application/json", "application/pdf", "application/vnd.jupyter.widget-view+json", "application/vnd.custom\"><img src=x onerror=%R>+json", "text/x-unknown"])
                Add("format " + mimeType, text, filled => Notebook(Output(new JsonObject { [mimeType.Replace("%R", $"top.ran={all.Count + 1}", StringComparison.Ordinal)] = filled })));
            Add("errors", text, filled => Notebook(Code("1", new JsonObject { ["output_type"] = "error", ["ename"] = filled, ["evalue"] = filled, ["traceback"] = new JsonArray(filled) })));
            Add("unknown outputs", text, filled => Notebook(Code("1", new JsonObject { ["output_type"] = filled, ["text"] = filled })));
        }

        foreach (var drawing in (string[])["<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"%R\"><script>%R</script><image href=\"%U\" onerror=\"%R\"/></svg>", "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import '%U';</style><foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"%U\"/></foreignObject></svg>", "\"><script>%R</script>"])
            Add("drawings", drawing, filled => Notebook(Output(new JsonObject { ["image/svg+xml"] = filled })));
        foreach (var picture in (string[])["\" onerror=\"%R\" x=\"", "AA\"><script>%R</script>", Dot + "\" srcset=\"%U"])
            Add("pictures", picture, filled => Notebook(Output(new JsonObject { ["image/png"] = filled }), Attached("image/png", filled), Attached("image/png\" onerror=\"%R", Dot)));
        foreach (var name in (string[])["a.png\" onerror=\"%R", "<script>%R</script>", "x](javascript:%R)"])
            Add("attachments", name, filled => Notebook(new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = $"![a](attachment:{filled})", ["attachments"] = new JsonObject { [filled] = new JsonObject { ["image/png"] = Dot } } }));
        foreach (var text in (string[])["a<img src=x onerror=%R>", "<a href=\"javascript:%R\">click</a>", "</script><script>%R</script>", "<a href=\"%U\" target=\"_self\" style=\"background:url(%U)\" onclick=\"%R\">a</a>", "<!--<script>%R"])
            Add("texts of figures", text, filled => Notebook([.. Figures(filled)]));
        foreach (var figure in (string[])[
            """{"data":[{"y":[1]}],"layout":{"images":[{"source":"%U","xref":"paper","yref":"paper","x":0,"y":1,"sizex":1,"sizey":1}]}}""",
            """{"data":[{"type":"image","source":"%U"}]}""",
            """{"data":[{"type":"choropleth","geojson":"%U","locations":["a"],"z":[1]}]}""",
            """{"data":[{"type":"scattergeo","lon":[1],"lat":[1]}],"config":{"topojsonURL":"%U/"}}""",
            """{"data":[{"type":"scattermapbox","lon":[1],"lat":[1]}],"layout":{"mapbox":{"style":"open-street-map"}},"config":{"mapboxAccessToken":"a"}}""",
            """{"data":[{"type":"scattermapbox","lon":[1],"lat":[1]}],"layout":{"mapbox":{"style":{"version":8,"sources":{"a":{"type":"raster","tiles":["%U"]}},"layers":[{"id":"a","type":"raster","source":"a"}]}}}}""",
            """{"data":[{"y":[1]}],"config":{"plotlyServerURL":"%U","showSendToCloud":true,"showLink":true,"sendData":true}}""",
            """{"data":[{"y":[1]}],"layout":{"font":{"family":"a;background:url(%U)"},"title":{"text":"<b style=\"background:url(%U)\">a</b>"}}}""",
            """{"data":[{"type":"table","header":{"values":["<img src=x onerror=%R>"]},"cells":{"values":[["<a href='javascript:%R'>a</a>"]]}}]}""",
            """{"data":[{"y":[1]}],"__proto__":{"x":"%U"},"constructor":{"prototype":{"a":1}}}""",
            """{"data":[{"type":"sunburst","labels":["<script>%R</script>"],"parents":[""],"values":[1],"texttemplate":"<img src=x onerror=%R>%{label}"}]}""",
            """{"data":[{"y":[1]}],"frames":[{"name":"<img src=x onerror=%R>","data":[{"y":[2]}]}],"layout":{"updatemenus":[{"buttons":[{"label":"<script>%R</script>","method":"animate","args":["javascript:%R"]}]}],"sliders":[{"steps":[{"label":"<img src=x onerror=%R>","method":"skip"}]}]}}"""])
            Add("figures", figure, filled => Notebook(Output(new JsonObject { ["application/vnd.plotly.v1+json"] = JsonNode.Parse(filled) }), Output(new JsonObject { ["text/html"] = Fragment(filled) })));
        foreach (var text in (string[])["</title><script>%R</script>", "<img src=x onerror=%R>"])
        {
            Add("titles", text, filled => Notebook(new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = "# " + filled }));
            Add("metadata", text, filled =>
            {
                var notebook = JsonNode.Parse(Notebook(Code(filled)))!;
                notebook["metadata"] = new JsonObject { ["title"] = filled, ["kernelspec"] = new JsonObject { ["name"] = ".net-csharp", ["display_name"] = filled, ["language"] = "C#" }, ["widgets"] = new JsonObject { ["application/vnd.jupyter.widget-state+json"] = new JsonObject { ["state"] = new JsonObject { [filled] = new JsonObject { ["model_name"] = filled } } } } };
                notebook["cells"]![0]!["metadata"] = new JsonObject { ["tags"] = new JsonArray(filled), ["name"] = filled };
                notebook["cells"]![0]!["id"] = "a";
                return notebook.ToJsonString();
            });
        }

        foreach (var (open, close) in ((string, string)[])[("<div>", "</div>"), ("<b>", "</b>"), ("<b><p>", ""), ("<svg>", "</svg>"), ("<table><td>", ""), ("> ", ""), ("* ", ""), ("[", "](x)"), ("<a>", "")])
            Add("depth", open, filled => OfMarkup(string.Concat(Enumerable.Repeat(filled, 3_000)) + $"<img src=x onerror=top.ran={all.Count + 1}>" + string.Concat(Enumerable.Repeat(close, 3_000))));
        return all;

        void Add(string kind, string attempt, Func<string, string> notebook)
        {
            var number = (all.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            var filled = attempt.Replace("%R", $"top.ran={number}", StringComparison.Ordinal).Replace("%U", $"http://127.0.0.1:{port}/{number}", StringComparison.Ordinal).Replace("%N", number, StringComparison.Ordinal)
                .Replace("%P", port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace('⏎', '\n').Replace('⇥', '\t').Replace('␀', '\0').Replace('␌', '\f');
            all.Add(new Hostile(all.Count + 1, kind, attempt, notebook(filled)));
        }
    }

    // The same text wherever a notebook may hold one: in prose, below it, as output in several formats, and as what a cell writes.
    private static string OfMarkup(string markup) => Notebook(
        new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = markup },
        new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = "نص قبله\n\n" + markup },
        new JsonObject { ["cell_type"] = "raw", ["metadata"] = new JsonObject(), ["source"] = markup },
        Output(new JsonObject { ["text/html"] = markup }),
        Output(new JsonObject { ["text/markdown"] = markup }),
        Output(new JsonObject { ["text/plain"] = markup }),
        Code(markup, new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = markup }));

    private static IEnumerable<JsonNode> Figures(string text)
    {
        var figure = new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject { ["type"] = "bar", ["name"] = text, ["x"] = new JsonArray(text, "b"), ["y"] = new JsonArray(1, 2), ["text"] = new JsonArray(text, text), ["hovertemplate"] = text, ["customdata"] = new JsonArray(text) }),
            ["layout"] = new JsonObject
            {
                ["title"] = new JsonObject { ["text"] = text },
                ["showlegend"] = true,
                ["annotations"] = new JsonArray(new JsonObject { ["text"] = text, ["x"] = 0, ["y"] = 1, ["hovertext"] = text, ["clicktoshow"] = "onoff" }),
                ["xaxis"] = new JsonObject { ["title"] = new JsonObject { ["text"] = text } },
            },
        };
        yield return Output(new JsonObject { ["application/vnd.plotly.v1+json"] = figure.DeepClone() });
        yield return Output(new JsonObject { ["text/html"] = Fragment(figure.ToJsonString()) });
    }

    // As the kit writes a figure into an output, but as anybody can.
    private static string Fragment(string figure) =>
        "<div data-figure=\"figure-0123456789ab\" class=\"analysiskit-figure\" style=\"width:100%;height:300px\"></div>\n<div class=\"analysiskit-passages\"></div><script>(function(k){(k.figures=k.figures||{})[\"figure-0123456789ab\"]={figure:" + figure.Replace("</script", "<\\/script", StringComparison.Ordinal).Replace("<!--", "\\u003C!--", StringComparison.Ordinal)
        + ",passages:[]};if(k.draw)k.draw()})(window.analysiskit=window.analysiskit||{})</script>";

    private static JsonObject Attached(string mimeType, string content) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = "![a](attachment:a.png)", ["attachments"] = new JsonObject { ["a.png"] = new JsonObject { [mimeType] = content } } };

    private static JsonObject Output(JsonObject data) => Code("1", new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = data });

    private static JsonObject Code(string source, params JsonNode[] outputs) => new() { ["cell_type"] = "code", ["execution_count"] = 1, ["metadata"] = new JsonObject(), ["source"] = source, ["outputs"] = new JsonArray(outputs) };

    private static string Notebook(params JsonNode[] cells) => new JsonObject { ["cells"] = new JsonArray(cells), ["metadata"] = new JsonObject(), ["nbformat"] = 4, ["nbformat_minor"] = 5 }.ToJsonString();
}
