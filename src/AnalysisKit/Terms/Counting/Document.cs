namespace AnalysisKit;

/// <summary>The unit of document frequencies: an article, or all that one speaker says in an article. It has one or more stretches of one text; no n-gram crosses from one to the next.</summary>
/// <param name="Id">Names the document in evidence, as a rule the article's id.</param>
/// <param name="Group">The group it is counted in: an actor, a source, a month.</param>
/// <param name="Text">The original text.</param>
/// <param name="Spans">The stretches of the text that belong to the document, in text order and not overlapping.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Document(string Id, string Group, string Text, IReadOnlyList<Span> Spans)
{
    /// <summary>A document that is a whole text.</summary>
    public Document(string id, string group, string text)
        : this(id, group, text, [new Span(0, (text ?? throw new ArgumentNullException(nameof(text))).Length)])
    {
    }

    /// <summary>Articles as documents, one each.</summary>
    internal static IEnumerable<Document> Of(IEnumerable<Article> articles, Func<Article, string?>? group)
    {
        ArgumentNullException.ThrowIfNull(articles);
        foreach (var article in articles)
        {
            if ((group is null ? "all" : group(article)) is { } name)
                yield return new Document(article.Id, name, article.Text);
        }
    }
}
