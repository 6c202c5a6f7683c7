namespace AnalysisKit;

/// <summary>Reads articles with a topic: mentions, statements and stances. Thread-safe; one instance serves any number of threads.</summary>
public sealed class ArticleAnalyzer
{
    private readonly Tokenizer _tokenizer = new(new Vocabulary());
    private readonly ActorMatcher _actors;
    private readonly StatementExtractor _statements;
    private readonly StanceReader _stances;
    private readonly StanceDecision? _decision;

    /// <summary>Makes an analyzer for the topic, which decides by the kit's own model.</summary>
    public ArticleAnalyzer(Topic topic)
        : this(topic, ReadingModel.Default)
    {
    }

    /// <summary>Makes an analyzer for the topic, which decides by a model.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="model">The model; null leaves all to the rules.</param>
    public ArticleAnalyzer(Topic topic, ReadingModel? model)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
        _decision = model is null ? null : new StanceDecision(model);
        _actors = new ActorMatcher(topic.Actors, _tokenizer);
        _statements = new StatementExtractor(_actors, _tokenizer);
        _stances = new StanceReader(topic, _decision);
    }

    /// <summary>The topic that the analyzer reads with.</summary>
    public Topic Topic { get; }

    /// <summary>The statements of an article and what a decision on their stances would be asked about.</summary>
    internal (IReadOnlyList<Statement> Statements, FeatureSet[] Features, List<StanceCandidate> Candidates) Candidates(Article article)
    {
        var text = _actors.Read(Cleaning.TextOf(article.Text, _tokenizer), article.Published);
        var statements = _statements.Extract(article, text);
        var describer = new StatementFeatures(text, statements);
        var features = new FeatureSet[statements.Count];
        for (var i = 0; i < features.Length; i++)
            describer.Describe(i, features[i] = FeatureSet.OfAll());
        return (statements, features, _stances.Candidates(statements, text, FeatureSet.OfAll));
    }

    /// <summary>Reads one article.</summary>
    public ArticleAnalysis Analyze(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var text = _actors.Read(Cleaning.TextOf(article.Text, _tokenizer), article.Published);
        var statements = _statements.Extract(article, text);
        if (_decision is not null)
            statements = _decision.Judge(statements, text);
        return new ArticleAnalysis(article, ActorMatcher.Mentions(text), statements, _stances.Read(statements, text));
    }

    /// <summary>Reads articles in parallel and gives the results in their order, holding no more than a few articles per core at a time.</summary>
    public IEnumerable<ArticleAnalysis> Analyze(IEnumerable<Article> articles) =>
        articles.AsParallel().AsOrdered().Select(Analyze);
}
