namespace AnalysisKit;

/// <summary>The polarity of an actor on an issue in one article, by the majority of its statements; null if there is no majority or no stance.</summary>
/// <param name="ArticleId">Id of the article.</param>
/// <param name="Actor">Id of the actor.</param>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Gold">The polarity in gold.</param>
/// <param name="Predicted">The predicted polarity.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record EvaluationTriple(string ArticleId, string Actor, string Issue, Polarity? Gold, Polarity? Predicted)
{
    /// <summary>Whether both sides have the same polarity.</summary>
    public bool Right => Gold is not null && Gold == Predicted;
}
