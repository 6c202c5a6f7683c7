namespace AnalysisKit;

/// <summary>Everything the kit found in one article.</summary>
/// <param name="Article">The article.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ArticleAnalysis(Article Article)
{
    /// <summary>Puts together what was found in an article.</summary>
    public ArticleAnalysis(Article article, IEnumerable<Mention> mentions, IEnumerable<Statement> statements, IEnumerable<Stance> stances)
        : this(article)
    {
        Mentions = new ResultList<Mention>("mentions", mentions);
        Statements = new ResultList<Statement>("statements", statements);
        Stances = new ResultList<Stance>("stances", stances);
    }

    /// <summary>Why no reader could read the article, which then has no statements and stances that could be known; null where it was read.</summary>
    public string? Unread { get; init; }

    /// <summary>What had been found before corrections; null if these changed nothing.</summary>
    internal ArticleAnalysis? Before { get; init; }

    /// <summary>The actors it names, in text order.</summary>
    public ResultList<Mention> Mentions { get; } = new("mentions", []);

    /// <summary>The statements that it attributes to speakers, in text order.</summary>
    public ResultList<Statement> Statements { get; } = new("statements", []);

    /// <summary>Where the speakers stand, in the order of the statements.</summary>
    public ResultList<Stance> Stances { get; } = new("stances", []);
}
