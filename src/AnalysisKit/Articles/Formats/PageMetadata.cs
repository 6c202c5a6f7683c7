using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AnalysisKit;

/// <summary>What a page says about its article: in JSON-LD, in meta elements, and in its marked-up parts.</summary>
internal sealed class PageMetadata
{
    private static readonly string[] ArticleTypes = ["article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "blogposting", "liveblogposting", "report", "webpage"];

    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal);
    private JsonElement? _linked;

    private PageMetadata(IHtmlDocument page)
    {
        foreach (var meta in page.QuerySelectorAll("meta[content]"))
        {
            foreach (var name in new[] { "property", "name", "itemprop" })
            {
                if (meta.GetAttribute(name) is { Length: > 0 } key && Clean(meta.GetAttribute("content")) is { } content)
                    _named.TryAdd(key.Trim().ToLowerInvariant(), content);
            }
        }

        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
            ReadLinked(script.TextContent);
    }

    public string? Title { get; private init; }

    public string? Source { get; private init; }

    public string? Date { get; private init; }

    public string? Author { get; private init; }

    public string? Url { get; private init; }

    public string? Section { get; private init; }

    /// <summary>The text as JSON-LD gives it, for pages that build it with scripts.</summary>
    public string? Body { get; private init; }

    public static PageMetadata Of(IHtmlDocument page)
    {
        var read = new PageMetadata(page);
        var lexicon = PageLexicon.Instance;
        var site = read.First(lexicon.Source) ?? read.Linked("publisher");
        return new PageMetadata(read, site, lexicon, page);
    }

    private PageMetadata(PageMetadata read, string? site, PageLexicon lexicon, IHtmlDocument page)
    {
        Title = WithoutSite(read.First(lexicon.Title) ?? read.Linked("headline") ?? Inner(page, "article h1, main h1, [itemprop~=headline]") ?? Inner(page, "h1") ?? Clean(page.Title), site);
        Source = site;
        Date = read.Linked("datePublished") ?? Dated(read.First(lexicon.Date)) ?? Clean(page.QuerySelector("[itemprop~=datePublished]")?.GetAttribute("datetime"))
            ?? Clean(page.QuerySelector("time[pubdate], article time[datetime], time[datetime]")?.GetAttribute("datetime")) ?? Dated(Inner(page, "article time, time"));
        Author = NotAddress(read.First(lexicon.Author)) ?? read.Linked("author") ?? Inner(page, "[rel~=author], [itemprop~=author] [itemprop~=name], [itemprop~=author], .byline, .author-name");
        Url = Clean(page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")) ?? read.First(lexicon.Url) ?? read.Linked("url");
        Section = read._named.GetValueOrDefault("article:section") ?? read.Linked("articleSection");
        Body = read.Linked("articleBody");
    }

    private string? First(IReadOnlyList<string> names) => names.Select(n => _named.GetValueOrDefault(n)).FirstOrDefault(v => v is not null);

    private static string? Inner(IHtmlDocument page, string selector) => Clean(page.QuerySelector(selector)?.TextContent);

    private static string? Dated(string? text) => text is not null && PublicationDate.TryParse(text, out _) ? text : null;

    private static string? NotAddress(string? text) => text is not null && text.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? null : text;

    /// <summary>The text on one line; null where there is none.</summary>
    private static string? Clean(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Removes the name of the site from the end of a title: "headline | site".</summary>
    private static string? WithoutSite(string? title, string? site)
    {
        if (title is null || site is null || !title.EndsWith(site, StringComparison.OrdinalIgnoreCase))
            return title;
        var bare = title[..^site.Length].TrimEnd();
        return bare.Length > 1 && bare[^1] is '|' or '-' or '–' or '—' or '·' or ':' or '»' ? bare[..^1].TrimEnd() : title;
    }

    private void ReadLinked(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(LoneSurrogates.Replace(json), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            _linked = Best(_linked, Articles(document.RootElement).Select(e => (JsonElement?)e.Clone()).FirstOrDefault());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Broken JSON-LD is common and can be ignored; the other metadata remain.
        }
    }

    private static JsonElement? Best(JsonElement? old, JsonElement? met) => old is null || (met is not null && TypeRank(met.Value) < TypeRank(old.Value)) ? met : old;

    private static IEnumerable<JsonElement> Articles(JsonElement element) => (element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Articles),
        JsonValueKind.Object when element.TryGetProperty("@graph", out var graph) => Articles(graph),
        JsonValueKind.Object when TypeRank(element) < int.MaxValue => [element],
        _ => Enumerable.Empty<JsonElement>(),
    }).OrderBy(TypeRank);

    private static int TypeRank(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type))
            return int.MaxValue;
        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.ToString()) : [type.ToString()];
        return names.Select(n => Array.IndexOf(ArticleTypes, n.ToLowerInvariant()) is var rank and >= 0 ? rank : int.MaxValue).DefaultIfEmpty(int.MaxValue).Min();
    }

    private string? Linked(string property) =>
        _linked is { } article && article.TryGetProperty(property, out var value) ? property == "articleBody" ? Trimmed(Named(value)) : Clean(Named(value)) : null;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Named(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object => value.TryGetProperty("name", out var name) ? Named(name) : null,
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(Named).Where(n => n is not null)),
        _ => null,
    };
}
