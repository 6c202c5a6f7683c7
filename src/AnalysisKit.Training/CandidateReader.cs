namespace AnalysisKit.Training;

/// <summary>Finds in articles what is to be decided: who made each statement, and the candidates for a stance with all their features. Thread-safe.</summary>
internal sealed class CandidateReader(Topic topic)
{
    private readonly ActorMatcher _actors = new(topic.Actors);
    private readonly RuleStatementReader _statements = new();
    private readonly StanceReader _stances = new(topic);

    public Topic Topic => topic;

    /// <summary>The statements of the rules and all who may have made each.</summary>
    public List<(Statement Statement, string[] Words, List<SpeakerCandidate> Candidates)> Speakers(Article article)
    {
        var text = _actors.Read(article);
        var statements = _statements.Read(text);
        var candidates = new SpeakerCandidates(text, statements);
        Span<double> unknown = stackalloc double[SpeakerCandidates.Words.Count];
        var found = new List<(Statement, string[], List<SpeakerCandidate>)>();
        for (var i = 0; i < statements.Count; i++)
            found.Add((statements[i], candidates.WordsOf(i), candidates.Of(i, unknown)));
        return found;
    }

    /// <summary>The statements with the speakers that a model decides on and how likely they are, and the candidates for a stance.</summary>
    public (List<(Statement Statement, Statement Rules, double Said)> Statements, List<StanceCandidate> Candidates) Read(Article article, TreeModel speakers)
    {
        var text = _actors.Read(article);
        var rules = _statements.Read(text);
        var decided = StatementDecision.Decide(rules, text, speakers);
        var statements = new List<(Statement Statement, Statement Rules, double Said)>();
        for (var i = 0; i < rules.Count; i++)
        {
            var (speaker, said) = decided[i] ?? (rules[i].Speaker, rules[i].Confidence);
            if (speaker is not null && said >= TrainingOptions.LeastSaid)
                statements.Add((StatementDecision.Of(rules[i], speaker, said), rules[i], said));
        }

        return (statements, _stances.Candidates([.. statements.Select(s => s.Statement)], text.Words, FeatureSet.OfAll));
    }
}
