namespace AnalysisKit;

/// <summary>
/// The articles that a list was first made from. Lists that are narrowed down keep it, so that a source or month is known, whatever is left of it: <c>statements.By("qatar").In("sample-wire")</c> may be
/// empty and is no error.
/// </summary>
/// <param name="read">The articles, each perhaps several times.</param>
internal sealed class ReadArticles(IEnumerable<Article> read)
{
    private readonly Lazy<IReadOnlyList<Article>> _articles = new(() => [.. read.Distinct<Article>(ReferenceEqualityComparer.Instance)]);

    /// <summary>Each article once.</summary>
    public IReadOnlyList<Article> Articles => _articles.Value;

    /// <summary>What corrections did to what was read in them; null if there were none.</summary>
    public CorrectionCounts? Corrected { get; init; }

    /// <summary>What had been read before corrections; null if there were none, or if it is not known.</summary>
    public StatementList? Before { get; init; }

    /// <summary>Whether a filter let only a part of the articles through.</summary>
    public bool IsPart { get; init; }

    /// <summary>The same where lists are narrowed down to some articles: what had been read before is, too.</summary>
    public ReadArticles In(Func<Article, bool> belongs) =>
        Before is null ? this : new ReadArticles(Articles) { Corrected = Corrected, IsPart = IsPart, Before = Before.Where(s => belongs(s.Article)) };
}
