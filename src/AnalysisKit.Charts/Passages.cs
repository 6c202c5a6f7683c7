using System.Net;
using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>
/// Sentences that a page shows right to left under a chart for the point that is clicked (by its id, a number). They are data; the script sets them as text, so nothing in them can run.
/// </summary>
internal sealed class Passages
{
    private const int MostLetters = 130;

    private readonly string _hint;

    /// <param name="hint">What stands there before the first click.</param>
    /// <param name="terms">Heading and sentences per point, in the order of the points' ids.</param>
    /// <param name="label">Names a group for the reader.</param>
    public Passages(string hint, IEnumerable<(string Heading, IReadOnlyList<TermPassage> Passages)> terms, Func<string, string> label)
    {
        _hint = hint;
        Json = ScriptJson.Of(new JsonArray([.. terms.Select(t => (JsonNode)new JsonArray(t.Heading, new JsonArray([.. t.Passages.Select(p => (JsonNode)Sentence(p, label))])))]));
    }

    public string Json { get; }

    public string Panel(string id) =>
        $"<div id=\"{id}-passages\" class=\"analysiskit-passages\" aria-live=\"polite\" style=\"font-family:{WebUtility.HtmlEncode(Figure.FontFamily)};margin:.2em 1em 1em;font-size:14px;line-height:1.7\"><p dir=\"auto\" style=\"color:{ChartStyle.LineColour};margin:0\">{WebUtility.HtmlEncode(_hint)}</p></div>\n";

    /// <summary>What follows the call that draws the chart in the element e.</summary>
    public string Script(string id) => $$"""
        .then(function(){var t={{Json}},b=document.getElementById("{{id}}-passages");function add(to,name,text,dir){var n=document.createElement(name);if(text!==null)n.textContent=text;if(dir)n.dir=dir;to.appendChild(n);return n}
        e.on("plotly_click",function(v){var s=t[v.points[0].id];if(!b||!s)return;b.textContent="";add(add(b,"p",null,"rtl"),"b",s[0]);var l=add(b,"ol",null,"rtl");s[1].forEach(function(p){var i=add(l,"li",null,"rtl");add(i,"span",p[1]);add(i,"mark",p[2]);add(i,"span",p[3]);var d=add(i,"div",p[0],"ltr");d.style.cssText="color:{{ChartStyle.LineColour}};font-size:.85em;text-align:right"})})})
        """;

    private static JsonArray Sentence(TermPassage passage, Func<string, string> label)
    {
        var (before, after) = (passage.Before, passage.After);
        if (before.Length > MostLetters && before.IndexOf(' ', before.Length - MostLetters) is var first and >= 0)
            before = "…" + before[first..];
        if (after.Length > MostLetters && after.LastIndexOf(' ', MostLetters) is var last and >= 0)
            after = after[..last] + " …";
        return new JsonArray($"{label(passage.Group)}, {passage.Document}", before, passage.Node, after);
    }
}
