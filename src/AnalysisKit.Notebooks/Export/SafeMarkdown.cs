using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace AnalysisKit.Notebooks.Export;

/// <summary>Markdown as HTML that runs nothing: what it holds of HTML stays, without scripts, frames, forms and handlers of events. Each block takes its direction from its text.</summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseAutoIdentifiers().UseTaskLists().UseFootnotes().Build();

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "object", "embed", "applet", "form", "input", "button", "link", "meta", "base", "style", "svg", "math", "template", "noscript", "frame", "frameset", "portal", "textarea", "select",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "dt", "dd", "div" };

    public static string ToHtml(string markdown)
    {
        var document = new HtmlParser().ParseDocument("<body>" + Markdown.ToHtml(markdown, Pipeline) + "</body>");
        foreach (var element in document.Body!.QuerySelectorAll("*").ToList())
        {
            if (Forbidden.Contains(element.LocalName))
            {
                if (element.LocalName != "input" || element.GetAttribute("type") != "checkbox")
                    element.Remove();
                continue;
            }

            foreach (var attribute in element.Attributes.Where(IsForbidden).Select(a => a.Name).ToList())
                element.RemoveAttribute(attribute);
            if (Blocks.Contains(element.LocalName) && !element.HasAttribute("dir") && element.Closest("[dir=rtl],[dir=ltr]") is null)
                element.SetAttribute("dir", "auto");
        }

        return document.Body.InnerHtml;
    }

    private static bool IsForbidden(IAttr attribute)
    {
        if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name is "srcdoc" or "formaction" or "ping" or "background" or "srcset")
            return true;
        if (attribute.Name is not ("href" or "src" or "action" or "xlink:href" or "poster" or "cite"))
            return false;
        var address = new string([.. attribute.Value.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        var colon = address.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || address.AsSpan(0, colon).IndexOfAny("/?#") >= 0)
            return false;
        var scheme = address[..colon].ToLowerInvariant();
        return scheme is not ("http" or "https" or "mailto") && !address.StartsWith("data:image/png", StringComparison.OrdinalIgnoreCase) && !address.StartsWith("data:image/jpeg", StringComparison.OrdinalIgnoreCase);
    }
}
