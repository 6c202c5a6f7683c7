namespace AnalysisKit.Training;

/// <summary>Finds in articles what is to be decided: the statements and the candidates for a stance, with all their features. Thread-safe.</summary>
internal sealed class CandidateReader(Topic topic)
{
    private readonly ActorMatcher _actors = new(topic.Actors);
    private readonly RuleStatementReader _statements = new();
    private readonly StanceReader _stances = new(topic);

    public Topic Topic => topic;

    public (IReadOnlyList<Statement> Statements, FeatureSet[] Features, List<StanceCandidate> Candidates) Read(Article article)
    {
        var text = _actors.Read(article);
        var statements = _statements.Read(text);
        var describer = new StatementFeatures(text.Words, statements);
        var features = new FeatureSet[statements.Count];
        for (var i = 0; i < features.Length; i++)
            describer.Describe(i, features[i] = FeatureSet.OfAll());
        return (statements, features, _stances.Candidates(statements, text.Words, FeatureSet.OfAll));
    }
}
