namespace AnalysisKit;

/// <summary>Reads articles with a topic: mentions, statements and stances. Thread-safe; one instance serves any number of threads.</summary>
public sealed class ArticleAnalyzer
{
    private readonly Tokenizer _tokenizer = new(new Vocabulary());
    private readonly ActorMatcher _actors;
    private readonly StatementExtractor _statements;
    private readonly StanceReader _stances;

    /// <summary>Makes an analyzer for the topic.</summary>
    public ArticleAnalyzer(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
        _actors = new ActorMatcher(topic.Actors, _tokenizer);
        _statements = new StatementExtractor(_actors, _tokenizer);
        _stances = new StanceReader(topic);
    }

    /// <summary>The topic that the analyzer reads with.</summary>
    public Topic Topic { get; }

    /// <summary>Reads one article.</summary>
    public ArticleAnalysis Analyze(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = _actors.Read(Cleaning.TextOf(article.Text, _tokenizer), article.Published);
        var statements = _statements.Extract(article, text);
        return new ArticleAnalysis(article, ActorMatcher.Mentions(text), statements, _stances.Read(statements, text));
    }

    /// <summary>Reads articles in parallel and gives the results in their order, holding no more than a few articles per core at a time.</summary>
    public IEnumerable<ArticleAnalysis> Analyze(IEnumerable<Article> articles) =>
        articles.AsParallel().AsOrdered().Select(Analyze);
}
