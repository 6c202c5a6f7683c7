namespace AnalysisKit;

/// <summary>What an analyst does with articles: <c>articles.Statements(topic)</c>.</summary>
public static class ArticleVerbs
{
    /// <summary>Finds who says what, and where they stand on the topic's issues, reading the articles in parallel.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="model">By which it is decided what is right; null for the kit's own.</param>
    public static StatementList Statements(this IEnumerable<Article> articles, Topic topic, ReadingModel? model = null)
    {
        var analyses = new ArticleAnalyzer(topic, model ?? ReadingModel.Default).Analyze(articles).ToList();
        return new StatementList(topic, analyses.SelectMany(a => a.Statements), analyses.SelectMany(a => a.Stances));
    }

    /// <summary>Positions per actor and issue.</summary>
    public static PositionList Positions(this StatementList statements, PositionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(statements);
        return PositionList.Of(statements.Topic, statements.Stances, options);
    }

    /// <summary>Positions per actor and issue.</summary>
    public static PositionList Positions(this IEnumerable<Article> articles, Topic topic, PositionOptions? options = null) =>
        articles.Statements(topic).Positions(options);
}
