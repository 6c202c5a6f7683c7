using System.Net;
using System.Text.RegularExpressions;
using Markdig;

namespace AnalysisKit.Notebooks.Export;

/// <summary>Markdown as HTML, in which HTML is not yet cleaned (<see cref="SafeHtml"/>).</summary>
internal static partial class SafeMarkdown
{
    // For each that may begin a link, Markdig looks at those before it: these take it about a second.
    private const int MostLinks = 10_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseAutoIdentifiers().UseTaskLists().UseFootnotes().Build();

    /// <summary>The Markdown as cleaned HTML, each block in the direction of its text. If it is nested too deeply to be read, or holds more links than anybody reads, it is shown as it was typed.</summary>
    public static string ToHtml(string markdown, Cell cell, SafeHtml safe)
    {
        try
        {
            if (Link().Count(markdown) <= MostLinks && safe.Clean(Markdown.ToHtml(markdown, Pipeline), cell, isProse: true) is { } html)
                return html;
        }
        catch (ArgumentException)
        {
            // Markdig's limit of nesting.
        }

        return $"<pre dir=\"auto\">{WebUtility.HtmlEncode(markdown)}</pre>";
    }

    // What Markdig takes for the beginning of a link.
    [GeneratedRegex(@"\[|https?://|ftp://|mailto:|tel:|www\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
