using System.Net;
using Markdig;

namespace AnalysisKit.Notebooks.Export;

/// <summary>Markdown as HTML, in which HTML is not yet cleaned (<see cref="SafeHtml"/>).</summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseAutoIdentifiers().UseTaskLists().UseFootnotes().Build();

    /// <summary>The Markdown as cleaned HTML, each block in the direction of its text. If it is nested too deeply to be read, it is shown as it was typed.</summary>
    public static string ToHtml(string markdown, Cell cell, SafeHtml safe)
    {
        try
        {
            if (safe.Clean(Markdown.ToHtml(markdown, Pipeline), cell, isProse: true) is { } html)
                return html;
        }
        catch (ArgumentException)
        {
            // Markdig's limit of nesting.
        }

        return $"<pre dir=\"auto\">{WebUtility.HtmlEncode(markdown)}</pre>";
    }
}
