using System.Net;
using System.Text.Json.Nodes;

namespace AnalysisKit.Charts;

/// <summary>
/// Sentences that a page shows under a chart, from right to left, when a point is clicked (points have numbers as ids). The script inserts them as text, so that no code in them can run.
/// </summary>
internal sealed class Passages
{
    private const int MostLetters = 130;

    private readonly string _hint;

    /// <param name="hint">The text shown before the first click.</param>
    /// <param name="terms">Heading and sentences per point, in the order of the points' ids.</param>
    /// <param name="label">Names a group for the reader.</param>
    public Passages(string hint, IEnumerable<(string Heading, IReadOnlyList<TermPassage> Passages)> terms, Func<string, string> label)
    {
        _hint = hint;
        Json = ScriptJson.Of(new JsonArray([.. terms.Select(t => (JsonNode)new JsonArray(t.Heading, new JsonArray([.. t.Passages.Select(p => (JsonNode)Sentence(p, label))])))]));
    }

    public string Json { get; }

    /// <summary>The element in which the sentences are shown. It follows the figure's element and is filled by figures.js.</summary>
    public string Panel() =>
        $"<div class=\"analysiskit-passages\" aria-live=\"polite\" style=\"font-family:{WebUtility.HtmlEncode(Figure.FontFamily)};margin:.2em 1em 1em;font-size:14px;line-height:1.7\"><p dir=\"auto\" style=\"opacity:.75;margin:0\">{WebUtility.HtmlEncode(_hint)}</p></div>\n";

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
