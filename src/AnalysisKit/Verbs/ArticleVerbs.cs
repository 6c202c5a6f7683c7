namespace AnalysisKit;

/// <summary>What an analyst does with articles: <c>articles.Statements(topic)</c>.</summary>
public static class ArticleVerbs
{
    /// <summary>Finds who says what, and where they stand on the topic's issues, reading the articles on several threads.</summary>
    /// <param name="articles">The articles; read once.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="options">Readers, threads, progress and cancellation; null for the kit's own readers on all cores.</param>
    public static StatementList Statements(this IEnumerable<Article> articles, Topic topic, AnalyzerOptions? options = null) =>
        ListOf(topic, [.. new ArticleAnalyzer(topic, options).Analyze(articles)]);

    /// <summary>Finds who says what, and where they stand, with readers that wait for something, such as a language model, without blocking a thread.</summary>
    /// <param name="articles">The articles; read once.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="options">Readers, threads, progress and cancellation; null for the kit's own readers on all cores.</param>
    /// <param name="cancellationToken">Ends the reading, as <see cref="WorkOptions.Cancellation"/> does.</param>
    public static Task<StatementList> StatementsAsync(this IEnumerable<Article> articles, Topic topic, AnalyzerOptions? options = null, CancellationToken cancellationToken = default) =>
        articles.ToAsyncEnumerable().StatementsAsync(topic, options, cancellationToken);

    /// <summary>Finds who says what, and where they stand, in articles that are still coming, as from <see cref="ArticleReader.ReadAsync"/>.</summary>
    /// <param name="articles">The articles; read once.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="options">Readers, threads, progress and cancellation; null for the kit's own readers on all cores.</param>
    /// <param name="cancellationToken">Ends the reading, as <see cref="WorkOptions.Cancellation"/> does.</param>
    public static async Task<StatementList> StatementsAsync(this IAsyncEnumerable<Article> articles, Topic topic, AnalyzerOptions? options = null, CancellationToken cancellationToken = default) =>
        ListOf(topic, await new ArticleAnalyzer(topic, options).AnalyzeAsync(articles, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Positions per actor and issue.</summary>
    public static PositionList Positions(this StatementList statements, PositionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return PositionList.Of(statements, options);
    }

    /// <summary>
    /// The positions as a check of everything would have shown them: estimated from all readings and a checked sample. Correct first and narrow down afterwards, so that statements which the check moves to an actor count:
    /// <c>statements.Positions().Corrected(Sample.Load("checked.jsonl")).By("russia")</c>.
    /// </summary>
    /// <param name="positions">The positions as read, of the statements from which the sample was drawn.</param>
    /// <param name="checkedSample">The checked sample; one of statements and one of whole articles may be put together with <c>Concat</c>.</param>
    /// <param name="options">How they are corrected; null for the defaults.</param>
    /// <exception cref="ArgumentException">Nothing in the sample is checked, or it was checked for another topic.</exception>
    public static CorrectedPositionList Corrected(this PositionList positions, IEnumerable<SampledStatement> checkedSample, CorrectionOptions? options = null) =>
        CorrectedPositionList.Of(positions, checkedSample, options);

    /// <summary>Positions per actor and issue.</summary>
    /// <param name="articles">The articles; read once.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="options">How positions are computed; null for the defaults.</param>
    /// <param name="analyzer">Readers, threads, progress and cancellation; null for the kit's own readers on all cores.</param>
    public static PositionList Positions(this IEnumerable<Article> articles, Topic topic, PositionOptions? options = null, AnalyzerOptions? analyzer = null) =>
        articles.Statements(topic, analyzer).Positions(options);

    private static StatementList ListOf(Topic topic, List<ArticleAnalysis> analyses) =>
        new(topic, analyses.SelectMany(a => a.Statements), analyses.SelectMany(a => a.Stances), new ReadArticles(analyses.Select(a => a.Article)));
}
