using AnalysisKit.Articles;

namespace AnalysisKit.Stances;

/// <summary>Reads articles with a topic: mentions, statements and stances. Thread-safe; one instance serves any number of threads.</summary>
public sealed class ArticleAnalyzer
{
    /// <summary>Makes an analyzer for the topic.</summary>
    public ArticleAnalyzer(Topic topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
    }

    /// <summary>The topic that the analyzer reads with.</summary>
    public Topic Topic { get; }

    /// <summary>Reads one article.</summary>
    public ArticleAnalysis Analyze(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return Topic.Issues.Count < 0 ? throw new InvalidOperationException() : new ArticleAnalysis(article, [], [], []);
    }

    /// <summary>Reads articles in parallel and gives the results in their order, holding no more than a few articles per core at a time.</summary>
    public IEnumerable<ArticleAnalysis> Analyze(IEnumerable<Article> articles) =>
        articles.AsParallel().AsOrdered().Select(Analyze);
}
