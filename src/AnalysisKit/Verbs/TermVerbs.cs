using System.Globalization;

namespace AnalysisKit;

/// <summary>What an analyst does with the words of articles and statements: <c>statements.Terms(s => s.Speaker).Keyness("russia")</c>, <c>articles.Concordance("عقوبات")</c>.</summary>
public static class TermVerbs
{
    /// <summary>Counts the terms of articles per group, on all cores, holding no more than a few articles per core.</summary>
    /// <param name="articles">The articles; read once.</param>
    /// <param name="group">The group of an article; articles without one (null) are left out. Null: all articles are one group, named "all".</param>
    /// <param name="options">What counts as a term.</param>
    public static TermCounts Terms(this IEnumerable<Article> articles, Func<Article, string?>? group = null, TermOptions? options = null) =>
        TermCounts.Of(articles.Documents(group), options);

    /// <summary>Counts the terms in the contents of statements, per group. A document is all that belongs to one group in one article.</summary>
    /// <param name="statements">The statements, those of an article one after the other.</param>
    /// <param name="group">The group of a statement, for instance its speaker; statements without one (null) are left out.</param>
    /// <param name="options">What counts as a term.</param>
    public static TermCounts Terms(this IEnumerable<Statement> statements, Func<Statement, string?> group, TermOptions? options = null) =>
        TermCounts.Of(statements.Documents(group), options).Among((statements as StatementList)?.Topic);

    /// <summary>Makes a stemmer that knows the counted words: <c>articles.Terms(g, new TermOptions().ByStem(articles.Terms().Stemmer(topic.Actors)))</c>.</summary>
    /// <param name="counts">Counts of single words, not of stems.</param>
    /// <param name="actors">Actors whose names, capitals and people are protected. Null: only the names that the stemmer knows.</param>
    public static Stemmer Stemmer(this TermCounts counts, ActorCatalogue? actors = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        return new Stemmer(WordEvidence.Of(counts.Select(t => (t.Key, t.Count))), actors?.SingleNames());
    }

    /// <summary>Cuts articles into terms and keeps their order, for collocations, co-occurrence and lexical diversity.</summary>
    /// <param name="articles">The articles; read once.</param>
    /// <param name="group">The group of an article; articles without one (null) are left out. Null: all articles are one group, named "all".</param>
    /// <param name="options">What counts as a term.</param>
    public static TokenizedCorpus Tokens(this IEnumerable<Article> articles, Func<Article, string?>? group = null, TermOptions? options = null) =>
        TokenizedCorpus.Of(articles.Documents(group), options);

    /// <summary>Cuts what is said into terms and keeps their order.</summary>
    /// <param name="statements">The statements, those of an article one after the other.</param>
    /// <param name="group">The group of a statement; statements without one (null) are left out.</param>
    /// <param name="options">What counts as a term.</param>
    public static TokenizedCorpus Tokens(this IEnumerable<Statement> statements, Func<Statement, string?> group, TermOptions? options = null) =>
        TokenizedCorpus.Of(statements.Documents(group), options);

    /// <summary>How often a term occurs over time, as a share of all terms of dated articles.</summary>
    /// <param name="articles">The articles; those without a date are left out.</param>
    /// <param name="term">The term, in any spelling.</param>
    /// <param name="options">Periods and smoothing.</param>
    /// <param name="terms">What counts as a term.</param>
    public static Trend Trend(this IEnumerable<Article> articles, string term, TrendOptions? options = null, TermOptions? terms = null) =>
        Trends.OfTerm(term, articles.Terms(a => Day(a), terms), term, options);

    /// <summary>Share of statements that fulfil a condition over time: of one speaker, on one issue. Statements of articles without a date are left out.</summary>
    /// <param name="statements">All statements to compare with.</param>
    /// <param name="name">The name of the trend.</param>
    /// <param name="condition">Tells the statements that are followed.</param>
    /// <param name="options">Periods and smoothing.</param>
    public static Trend Trend(this IEnumerable<Statement> statements, string name, Func<Statement, bool> condition, TrendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Trends.OfRates(name, statements.Where(s => s.Article.Published is not null).Select(s => (s.Article.Published!.Value, condition(s) ? 1.0 : 0, 1.0)), options);
    }

    /// <summary>Mean score of stances over time, articles as clusters. Stances of articles without a date are left out.</summary>
    /// <param name="stances">The stances, for instance of one actor on one issue.</param>
    /// <param name="name">The name of the trend.</param>
    /// <param name="options">Periods and smoothing.</param>
    public static Trend Trend(this IEnumerable<Stance> stances, string name, TrendOptions? options = null) =>
        Trends.OfMeans(
            name,
            stances.Where(s => s.Statement.Article.Published is not null).Select(s => (s.Statement.Article.Published!.Value, s.Score, s.Statement.Article.Id)),
            options);

    /// <summary>Finds a word, phrase or pattern in articles, with what stands around it.</summary>
    public static Concordance Concordance(this IEnumerable<Article> articles, TermPattern pattern, ConcordanceOptions? options = null) =>
        AnalysisKit.Concordance.Of(articles.Documents(), pattern, options);

    /// <summary>Finds a word, phrase or pattern in what is said, grouped by speaker.</summary>
    public static Concordance Concordance(this IEnumerable<Statement> statements, TermPattern pattern, ConcordanceOptions? options = null) =>
        AnalysisKit.Concordance.Of(statements.Documents(s => s.Speaker ?? ""), pattern, options);

    /// <summary>Articles as documents to count.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="group">The group of an article; articles without one (null) are left out. Null: all articles are one group, named "all".</param>
    public static IEnumerable<Document> Documents(this IEnumerable<Article> articles, Func<Article, string?>? group = null) => Document.Of(articles, group);

    /// <summary>
    /// Statements as documents to count: the contents that belong to one group in one article are one document. Overlapping contents are counted once. The speaker's own name in the content of a position
    /// ("رفضت روسيا العقوبات", "Russia rejected the sanctions") is left out, because the journalist wrote it, not the speaker.
    /// </summary>
    /// <param name="statements">The statements, those of an article one after the other.</param>
    /// <param name="group">The group of a statement; statements without one (null) are left out.</param>
    public static IEnumerable<Document> Documents(this IEnumerable<Statement> statements, Func<Statement, string?> group)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(group);
        Article? article = null;
        var spans = new SortedDictionary<string, List<Span>>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (!ReferenceEquals(article, statement.Article))
            {
                foreach (var document in Pieces(article, spans))
                    yield return document;
                spans.Clear();
                article = statement.Article;
            }

            if (group(statement) is not { } name)
                continue;
            if (!spans.TryGetValue(name, out var contents))
                spans[name] = contents = [];
            contents.AddRange(Said(statement));
        }

        foreach (var document in Pieces(article, spans))
            yield return document;
    }

    private static IEnumerable<Span> Said(Statement statement)
    {
        if (statement.SpeakerSpan is not { } name || !statement.Content.Contains(name))
            return [statement.Content];
        return ((Span[])[Span.Between(statement.Content.Start, name.Start), Span.Between(name.End, statement.Content.End)]).Where(s => s.Length > 0);
    }

    private static string? Day(Article article) => article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<Document> Pieces(Article? article, SortedDictionary<string, List<Span>> spans) =>
        spans.Select(s => new Document(article!.Id, s.Key, article.Text, Disjoint(s.Value)));

    private static List<Span> Disjoint(List<Span> spans)
    {
        spans.Sort();
        var disjoint = new List<Span>(spans.Count);
        foreach (var span in spans)
        {
            if (disjoint.Count > 0 && disjoint[^1].Overlaps(span))
                disjoint[^1] = disjoint[^1].Union(span);
            else
                disjoint.Add(span);
        }

        return disjoint;
    }
}
