namespace AnalysisKit;

/// <summary>Reads articles with a topic: mentions, statements and stances, by the readers that the options name. Thread-safe; one instance serves any number of threads.</summary>
public sealed class ArticleAnalyzer
{
    private readonly ActorMatcher _actors;
    private readonly IStatementReader _statements;
    private readonly IStanceReader _stances;

    /// <summary>Makes an analyzer for the topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="options">Readers, threads, progress and cancellation; null for the defaults.</param>
    public ArticleAnalyzer(Topic topic, AnalyzerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
        Options = options ?? new AnalyzerOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.BatchSize, 1, nameof(options));
        _actors = new ActorMatcher(topic.Actors, new Tokenizer(new Vocabulary()));
        _statements = Options.StatementReaderInUse;
        _stances = Options.StanceReaderInUse;
    }

    /// <summary>The topic that the analyzer reads with.</summary>
    public Topic Topic { get; }

    /// <summary>The readers, threads, progress and cancellation.</summary>
    public AnalyzerOptions Options { get; }

    /// <summary>Reads one article. Blocks the thread while a reader waits for something, such as a network.</summary>
    public ArticleAnalysis Analyze(Article article) => Awaited.Result(() => AnalyzeAsync(article, Options.Cancellation));

    /// <summary>Reads one article.</summary>
    public ValueTask<ArticleAnalysis> AnalyzeAsync(Article article, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(article);
        return AnalyzeAsync(Words(article), cancellationToken);
    }

    /// <summary>The words of an article and the actors that they name, as this analyzer's readers are given them.</summary>
    internal ArticleText Words(Article article) => _actors.Read(article);

    internal async ValueTask<ArticleAnalysis> AnalyzeAsync(ArticleText text, CancellationToken cancellationToken)
    {
        try
        {
            var statements = Named(await _statements.ReadAsync(text, cancellationToken).ConfigureAwait(false));
            Check(text, statements);
            var stances = Named(await _stances.ReadAsync(new ArticleStatements(text, statements), Topic, cancellationToken).ConfigureAwait(false));
            Check(statements, stances);
            return new ArticleAnalysis(text.Article, text.Mentions, statements, stances);
        }
        catch (ArticleUnreadException e)
        {
            return new ArticleAnalysis(text.Article, text.Mentions, [], []) { Unread = e.Message };
        }
    }

    /// <summary>Reads articles on several threads and gives the results in their order, holding only some dozens of articles per thread in memory.</summary>
    public IEnumerable<ArticleAnalysis> Analyze(IEnumerable<Article> articles) => Analyze(articles, article => article, (_, analysis) => analysis!);

    /// <summary>Reads articles that come inside items (with a number, for example) and makes a result of each item. Order, threads and memory are those of <see cref="Analyze(IEnumerable{Article})"/>.</summary>
    /// <param name="items">The items.</param>
    /// <param name="article">Gives the article of an item; null if the item has none to read.</param>
    /// <param name="result">Makes the result of an item and the analysis of its article; called on the threads that read.</param>
    public IEnumerable<TResult> Analyze<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, Article?> article, Func<TItem, ArticleAnalysis?, TResult> result)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(result);
        return Options.BatchSize == 1
            ? OrderedWork.Of(items, async (item, stop) => result(item, article(item) is { } one ? await AnalyzeAsync(one, stop).ConfigureAwait(false) : null), Options)
            : OrderedWork.OfBatches(items, Options.BatchSize, (some, stop) => AnalyzeBatchAsync(some, article, result, stop), Options);
    }

    /// <summary>Reads articles as they come, some at a time, and gives the results in their order; no thread waits for articles or readers.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="cancellationToken">Ends the reading, as <see cref="WorkOptions.Cancellation"/> does.</param>
    public IAsyncEnumerable<ArticleAnalysis> AnalyzeAsync(IAsyncEnumerable<Article> articles, CancellationToken cancellationToken = default) => Options.BatchSize == 1
        ? OrderedWork.OfAsync(articles, AnalyzeAsync, Options, cancellationToken)
        : OrderedWork.OfBatchesAsync(articles, Options.BatchSize, (some, stop) => AnalyzeBatchAsync(some, article => article, (_, analysis) => analysis!, stop), Options, cancellationToken);

    private async ValueTask<IReadOnlyList<TResult>> AnalyzeBatchAsync<TItem, TResult>(
        IReadOnlyList<TItem> items, Func<TItem, Article?> article, Func<TItem, ArticleAnalysis?, TResult> result, CancellationToken cancellation)
    {
        ArticleText[] texts = [.. items.Select(article).OfType<Article>().Select(_actors.Read)];
        var analyses = texts.Length == 0 ? [] : await AnalyzeBatchAsync(texts, cancellation).ConfigureAwait(false);
        var results = new TResult[items.Count];
        for (int i = 0, next = 0; i < results.Length; i++)
            results[i] = result(items[i], article(items[i]) is null ? null : analyses[next++]);
        return results;
    }

    private async ValueTask<ArticleAnalysis[]> AnalyzeBatchAsync(ArticleText[] texts, CancellationToken cancellation)
    {
        try
        {
            var statements = await _statements.ReadBatchAsync(texts, cancellation).ConfigureAwait(false);
            CheckCount(_statements.Name, statements.Count, texts.Length);
            ArticleStatements[] read = [.. texts.Zip(statements, (text, found) => new ArticleStatements(text, Named(found)))];
            foreach (var (text, found) in read)
                Check(text, found);
            var stances = await _stances.ReadBatchAsync(read, Topic, cancellation).ConfigureAwait(false);
            CheckCount(_stances.Name, stances.Count, texts.Length);
            foreach (var (article, found) in read.Zip(stances))
                Check(article.Statements, found);
            return [.. read.Zip(stances, (article, found) => new ArticleAnalysis(article.Text.Article, article.Text.Mentions, article.Statements, Named(found)))];
        }
        catch (ArticleUnreadException)
        {
            // One of them could not be read. Each for itself shows which.
            var analyses = new ArticleAnalysis[texts.Length];
            for (var i = 0; i < analyses.Length; i++)
                analyses[i] = await AnalyzeAsync(texts[i], cancellation).ConfigureAwait(false);
            return analyses;
        }
    }

    // Readings carry the name of their reader, unless the reader has named an origin itself, as one does that asks others.
    private IReadOnlyList<Statement> Named(IReadOnlyList<Statement> statements) =>
        statements.All(s => s.Origin.Length > 0) ? statements : [.. statements.Select(s => s.Origin.Length > 0 ? s : s with { Origin = _statements.Name })];

    private IReadOnlyList<Stance> Named(IReadOnlyList<Stance> stances) =>
        stances.All(s => s.Origin.Length > 0) ? stances : [.. stances.Select(s => s.Origin.Length > 0 ? s : s with { Origin = _stances.Name })];

    // Checks the output of readers that are not the kit's own: their mistakes would otherwise surface much later, in a table or a store.
    private void Check(ArticleText text, IReadOnlyList<Statement> statements)
    {
        if (_statements is RuleStatementReader or LearnedStatementReader)
            return;
        foreach (var statement in statements)
        {
            if (!ReferenceEquals(statement.Article, text.Article))
                throw Wrong(_statements.Name, $"gave a statement of another article than \"{text.Article.Id}\", which it was given.");
            if (statement.Speaker is { } speaker && text.Actors.Find(speaker) is null)
                throw Wrong(_statements.Name, $"gave a statement of \"{speaker}\", which is no actor of the catalogue; a speaker that is none is null.");
            foreach (var span in (ReadOnlySpan<Span>)[statement.Cue, statement.Content, statement.Sentence, statement.SpeakerSpan ?? default])
            {
                if (span.Start < 0 || span.Length < 0 || span.End > text.Article.Text.Length)
                    throw Wrong(_statements.Name, $"gave a span ({span}) that does not lie in the text of article \"{text.Article.Id}\".");
            }
        }
    }

    private void Check(IReadOnlyList<Statement> statements, IReadOnlyList<Stance> stances)
    {
        if (_stances is RuleStanceReader || stances.Count == 0)
            return;
        var known = new HashSet<Statement>(statements, ReferenceEqualityComparer.Instance);
        foreach (var stance in stances)
        {
            if (!known.Contains(stance.Statement))
                throw Wrong(_stances.Name, "gave a stance of a statement that is not among those it was given.");
            if (Topic.Issues.All(i => i.Id != stance.Issue))
                throw Wrong(_stances.Name, $"gave a stance on \"{stance.Issue}\", which is no issue of the topic \"{Topic.Id}\".");
        }
    }

    private static void CheckCount(string reader, int given, int articles)
    {
        if (given != articles)
            throw Wrong(reader, $"gave results for {given} articles, and was given {articles}.");
    }

    private static InvalidOperationException Wrong(string reader, string what) => new($"The reader \"{reader}\" {what}");
}
