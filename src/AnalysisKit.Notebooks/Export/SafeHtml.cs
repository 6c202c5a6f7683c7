using System.Text.RegularExpressions;
using AnalysisKit.Charts;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace AnalysisKit.Notebooks.Export;

/// <summary>
/// HTML of a notebook as a page can show it without trusting its author: elements, attributes and CSS of a list that neither run nor load anything, pictures with their content in the page, and of scripts
/// the data that those of the kit hold: of figures, and of tables that turn pages.
/// </summary>
/// <param name="pictures">Gives the content of pictures for their addresses.</param>
internal sealed partial class SafeHtml(Pictures pictures)
{
    private const int DeepestNesting = 256;

    // What HtmlSanitizer cleans in about two seconds, if the elements have one parent.
    private const int MostChildren = 40_000;

    private static readonly string[] Tags =
    [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
        "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section",
        "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr",
    ];

    private static readonly string[] Attributes =
    [
        "abbr", "align", "alt", "aria-describedby", "aria-hidden", "aria-label", "aria-live", "aria-sort", "bgcolor", "border", "cellpadding", "cellspacing", "checked", "class", "color", "colspan", "data-figure",
        "datetime", "dir", "disabled", "face", "headers", "height", "href", "id", "lang", "open", "reversed", "role", "rowspan", "scope", "size", "span", "src", "start", "style", "title", "type", "valign", "value", "width",
    ];

    // CSS that draws over other parts of the page, moves, or shows what is not in the text.
    private static readonly string[] ForbiddenCss =
    [
        "animation", "animation-delay", "animation-direction", "animation-duration", "animation-fill-mode", "animation-iteration-count", "animation-name", "animation-play-state", "animation-timing-function",
        "content", "cursor", "filter", "list-style-image", "mask", "mask-image", "position", "transition", "transition-delay", "transition-duration", "transition-property", "transition-timing-function", "z-index",
    ];

    // Elements that go with all that is in them, because that is no text of the page. Of other unknown elements, the content stays.
    private static readonly HashSet<string> WithContent = new(StringComparer.OrdinalIgnoreCase)
    {
        "applet", "audio", "base", "canvas", "embed", "frame", "frameset", "head", "iframe", "link", "math", "meta", "noembed", "noframes", "noscript", "object", "param", "picture", "plaintext", "portal", "script", "select",
        "source", "style", "svg", "template", "textarea", "title", "track", "video", "xmp",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "dt", "dd", "div" };

    /// <summary>The HTML, cleaned; null if its elements are nested too deeply to be read, or one has too many.</summary>
    /// <param name="html">The HTML.</param>
    /// <param name="cell">The cell in which it stands, whose attachments it may show.</param>
    /// <param name="isProse">Whether each block takes its direction from its text.</param>
    public string? Clean(string html, Cell cell, bool isProse)
    {
        if (!HtmlNesting.IsWithin(html, DeepestNesting, MostChildren))
            return null;
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = HtmlSanitizerDefaults.AllowedCssProperties.Except(ForbiddenCss, StringComparer.OrdinalIgnoreCase).ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "data" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src" },
        })
        {
            KeepChildNodes = true,
            DisallowCssPropertyValue = UnsafeCss(),
        };
        sanitizer.RemovingTag += (_, e) => Decide(e, cell);
        sanitizer.RemovingAttribute += (_, e) => e.Cancel = e is { Attribute.Name: "name", Tag: IHtmlAnchorElement, Reason: RemoveReason.NotAllowedAttribute };
        sanitizer.FilterUrl += (_, e) => e.SanitizedUrl = Address(e);
        if (isProse)
            sanitizer.PostProcessDom += (_, e) => SetDirections(e.Document);
        return sanitizer.Sanitize(html);
    }

    /// <summary>Whether cleaned HTML shows something.</summary>
    public static bool IsEmpty(string html) => !html.Contains("<img", StringComparison.Ordinal) && !html.Contains(FigureData.Class, StringComparison.Ordinal) && Markup().Replace(html, "").Trim().Length == 0;

    // What becomes of an element that is not in the list.
    private void Decide(RemovingTagEventArgs e, Cell cell)
    {
        switch (e.Tag)
        {
            case IHtmlImageElement image:
                e.Cancel = true;
                Embed(image, cell);
                break;
            case IHtmlScriptElement script when Data(script) is { } data:
                e.Cancel = true;
                RemoveAttributes(script);
                script.SetAttribute("type", "application/json");
                script.ClassName = data.Class;
                script.TextContent = data.Json;
                break;
            case IHtmlInputElement { Type: "checkbox" } box:
                e.Cancel = true;
                var isChecked = box.HasAttribute("checked");
                RemoveAttributes(box);
                box.SetAttribute("type", "checkbox");
                box.SetAttribute("disabled", "");
                if (isChecked)
                    box.SetAttribute("checked", "");
                break;
            case var tag when WithContent.Contains(tag.LocalName) || tag is not IHtmlElement:
                e.Cancel = true;
                tag.Remove();
                break;
        }
    }

    // The data of a script that the kit wrote: a figure's, or the further rows of a table.
    private static (string Class, string Json)? Data(IHtmlScriptElement script)
    {
        if (FigureData.Of(script.TextContent) is { } figure)
            return (FigureData.Class, figure);
        return script.ClassName == DataFrameScript.RowsClass && DataFrameScript.RowsIn(script.TextContent) is { } rows ? (DataFrameScript.RowsClass, rows) : null;
    }

    // Replaces the address of a picture by its content, since the page loads nothing. If it has none, its description is shown instead, as a link if it is on the web.
    private void Embed(IHtmlImageElement image, Cell cell)
    {
        var address = image.GetAttribute("src") ?? "";
        if (pictures.Find(cell, address) is { } content)
        {
            image.RemoveAttribute("srcset");
            image.SetAttribute("src", content);
            return;
        }

        var isElsewhere = address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        var text = image.Owner!.CreateElement(isElsewhere ? "a" : "span");
        text.TextContent = image.GetAttribute("alt") is { Length: > 0 } description ? $"[{description}]" : $"[{(address.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? "picture" : address)}]";
        if (isElsewhere)
            text.SetAttribute("href", address);
        image.Replace(text);
    }

    // Links lead to the web or to other files, and nothing else has an address: pictures are in the page, and CSS loads nothing.
    private static string? Address(FilterUrlEventArgs e) => e.Tag switch
    {
        IHtmlAnchorElement => e.SanitizedUrl?.StartsWith("data:", StringComparison.OrdinalIgnoreCase) == true ? null : e.SanitizedUrl,
        IHtmlImageElement when e.OriginalUrl.StartsWith("data:image/", StringComparison.Ordinal) => e.OriginalUrl,
        _ => null,
    };

    private static void SetDirections(IDocument document)
    {
        foreach (var element in document.QuerySelectorAll("*").Where(e => Blocks.Contains(e.LocalName) && !e.HasAttribute("dir") && e.Closest("[dir=rtl],[dir=ltr]") is null).ToList())
            element.SetAttribute("dir", "auto");
    }

    private static void RemoveAttributes(IElement element)
    {
        foreach (var name in element.Attributes.Select(a => a.Name).ToList())
            element.RemoveAttribute(name);
    }

    // A value with an escape, a comment or a rule in it, or with a function other than those of colours, sizes and gradients.
    [GeneratedRegex(@"[\\@<]|/\*|(?<!(?:^|[^\w-])(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|calc|min|max|clamp|var|minmax|repeat|fit-content|linear-gradient|radial-gradient|conic-gradient|translate|translate[xy]|rotate|scale|scale[xy]))\(", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnsafeCss();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();
}
