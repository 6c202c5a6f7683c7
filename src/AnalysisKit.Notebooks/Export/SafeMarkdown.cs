using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace AnalysisKit.Notebooks.Export;

/// <summary>Markdown as HTML that runs no code: HTML in it is kept, but without scripts, frames, forms and event handlers. Each block takes its direction from its text.</summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseAutoIdentifiers().UseTaskLists().UseFootnotes().Build();

    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "iframe", "object", "embed", "applet", "form", "input", "button", "link", "meta", "base", "style", "svg", "math", "template", "noscript", "frame", "frameset", "portal", "textarea", "select",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "dt", "dd", "div" };

    /// <param name="markdown">The Markdown.</param>
    /// <param name="picture">Gives the content of a picture, as a <c>data:</c> URL, for its address in the Markdown; null if there is none.</param>
    public static string ToHtml(string markdown, Func<string, string?> picture)
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

            if (element.LocalName == "img" && !TryEmbed(element, picture))
                continue;
            foreach (var attribute in element.Attributes.Where(IsForbidden).Select(a => a.Name).ToList())
                element.RemoveAttribute(attribute);
            if (Blocks.Contains(element.LocalName) && !element.HasAttribute("dir") && element.Closest("[dir=rtl],[dir=ltr]") is null)
                element.SetAttribute("dir", "auto");
        }

        return document.Body.InnerHtml;
    }

    /// <summary>Replaces the address of a picture by its content, since the page loads nothing. If a picture cannot be embedded, its description is shown instead, as a link if it is on the web.</summary>
    private static bool TryEmbed(IElement image, Func<string, string?> picture)
    {
        var address = image.GetAttribute("src") ?? "";
        if (address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            return true;
        if (picture(address) is { } content)
        {
            image.SetAttribute("src", content);
            return true;
        }

        var isElsewhere = address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var text = image.Owner!.CreateElement(isElsewhere ? "a" : "span");
        text.TextContent = image.GetAttribute("alt") is { Length: > 0 } description ? $"[{description}]" : $"[{address}]";
        if (isElsewhere)
            text.SetAttribute("href", address);
        image.Replace(text);
        return false;
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
        return scheme is not ("http" or "https" or "mailto") && !(attribute.Name == "src" && address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase));
    }
}
