using System.Text;
using Plotly.NET;

namespace AnalysisKit.Charts;

/// <summary>plotly.js, from the copy inside Plotly.NET, and the script that draws the figures of a page with it.</summary>
internal static class FigureLibrary
{
    private const string Begin = "<script class=\"analysiskit-library\">";
    private const string End = "</script>";

    // The element as earlier versions wrote it, before the script had a class.
    private const string FormerBegin = "<script>var akDefine=window.define;";
    private const string FormerEnd = "window.define=akDefine;</script>";

    private static readonly Lazy<string> Text = new(Make);

    /// <summary>The script element. If a page has it twice, plotly.js runs only once.</summary>
    public static string Element => Text.Value;

    /// <summary>Where the element stands in a text; an empty span if it does not occur.</summary>
    public static Span Find(string html)
    {
        foreach (var (begin, end) in ((string, string)[])[(Begin, End), (FormerBegin, FormerEnd)])
        {
            var at = html.IndexOf(begin, StringComparison.Ordinal);
            var last = at < 0 ? -1 : html.IndexOf(end, at, StringComparison.Ordinal);
            if (last >= 0)
                return Span.Between(at, last + end.Length);
        }

        return default;
    }

    /// <summary>A text without the element, however often it stands there.</summary>
    public static string Remove(string html)
    {
        while (Find(html) is { Length: > 0 } place)
            html = html.Remove(place.Start, place.Length);
        return html;
    }

    /// <summary>A script of this assembly.</summary>
    internal static string Own(string name) => Resource(typeof(FigureLibrary), name);

    // Loads plotly.js so that it does not disturb another plotly.js on the page, or a module loader.
    private static string Make()
    {
        var plotly = Resource(typeof(GenericChart), "Plotly.NET.plotly-2.28.0.min.js");
        var figures = Own("figures.js").Replace("{marked}", MarkedWords.Style, StringComparison.Ordinal)
            .Replace("{dark}", $"{{{string.Join(',', ChartStyle.Marks.Select(m => $"\"{m.OnWhite}\":\"{m.OnDark}\""))}}}", StringComparison.Ordinal);
        var script = $"if(!(window.analysiskit&&window.analysiskit.Plotly)){{(function(was){{(function(define,module,exports){{{plotly}\n}})();(window.analysiskit=window.analysiskit||{{}}).Plotly=window.Plotly;if(was)window.Plotly=was}})(window.Plotly);\n{figures}}}";

        // A script element ends at the first "</script", even inside a string, so escape it.
        return Begin + script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase) + End;
    }

    private static string Resource(Type neighbour, string name)
    {
        using var stream = neighbour.Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{neighbour.Assembly.GetName().Name} lacks {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
