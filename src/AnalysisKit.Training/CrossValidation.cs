namespace AnalysisKit.Training;

/// <summary>How right a model is on articles that it was not trained on.</summary>
internal sealed class CrossValidation
{
    private readonly List<(TrainingArticle Article, string Part, double Threshold, List<Judgement> Judgements, List<double> Said, List<(double Said, StatementExample Example)> Statements)> _seen = [];

    private CrossValidation()
    {
    }

    /// <summary>Trains without each part in turn and asks about it.</summary>
    /// <param name="articles">All articles; those without a fold are only learned from.</param>
    /// <param name="part">The part of an article.</param>
    /// <param name="options">How to train.</param>
    /// <param name="learned">Which of the other articles are learned from; null for all.</param>
    public static CrossValidation Of(IReadOnlyList<TrainingArticle> articles, Func<TrainingArticle, string> part, TrainingOptions options, Func<TrainingArticle, bool>? learned = null)
    {
        var result = new CrossValidation();
        foreach (var left in articles.Where(a => a.Fold is not null).GroupBy(part).OrderBy(g => g.Key, StringComparer.Ordinal).AsParallel().AsOrdered().Select(g =>
        {
            var model = ModelTraining.Train([.. articles.Where(a => (a.Fold is null ? part(a) is null || part(a) != g.Key : part(a) != g.Key) && learned?.Invoke(a) != false)], TreeModel.Empty, options, "");
            return g.Select(a =>
            {
                var judgements = Judgement.Of(a, model.SpeakerThreshold, model.StatementCalibration, model.Stances);
                return (a, g.Key, model.Threshold, judgements, judgements.ConvertAll(j => model.StanceCalibration.Of(j.Said)), a.Statements.Where(s => s.Said >= model.SpeakerThreshold).Select(s => (model.StatementCalibration.Of(s.Said), s)).ToList());
            }).ToList();
        }))
        {
            result._seen.AddRange(left);
        }

        return result;
    }

    public IEnumerable<string> Topics => _seen.Select(s => s.Article.Topic).Distinct();

    public TripleCounts Triples(Func<TrainingArticle, bool>? which = null, double? threshold = null)
    {
        var counts = new TripleCounts();
        foreach (var seen in _seen.Where(s => which?.Invoke(s.Article) != false))
            counts.Add(seen.Article, seen.Judgements, threshold ?? seen.Threshold);
        return counts;
    }

    /// <summary>What the rules alone find, for comparison.</summary>
    public TripleCounts Rules(Func<TrainingArticle, bool>? which = null)
    {
        var counts = new TripleCounts();
        foreach (var seen in _seen.Where(s => which?.Invoke(s.Article) != false))
            counts.Add(seen.Article, TrainingReader.Majorities(seen.Article.Examples.Where(e => e.IsScored && e.Candidate.Rules is not null).Select(e => (e.Candidate.Statement.Speaker!, e.Candidate.Issue.Id, e.Candidate.Rules!.Polarity))));
        return counts;
    }

    /// <summary>The confidence of each stance that is given out, and whether it is right.</summary>
    public IEnumerable<(double Confidence, bool Right)> Stances() =>
        _seen.SelectMany(s => s.Judgements.Zip(s.Said).Where(j => j.First.Said >= s.Threshold).Select(j => (j.Second, j.First.IsRight)));

    /// <summary>The confidence of each statement, and whether it is right with its speaker.</summary>
    public IEnumerable<(double Confidence, bool Right)> Statements() =>
        _seen.SelectMany(s => s.Statements.Select(p => (p.Said, p.Example.IsRight)));

    /// <summary>How right statements are, and statements with their speakers.</summary>
    public (double Precision, double Recall) Statements(Func<StatementExample, bool> isRight, Func<TrainingArticle, bool>? which = null)
    {
        var seen = _seen.Where(s => which?.Invoke(s.Article) != false).ToList();
        double right = seen.Sum(s => s.Statements.Count(e => isRight(e.Example)));
        return (right / Math.Max(1, seen.Sum(s => s.Statements.Count)), right / Math.Max(1, seen.Sum(s => s.Article.GoldStatements)));
    }

    /// <summary>The confidence that the rules give the same statements.</summary>
    public IEnumerable<(double Confidence, bool Right)> RulesOfStatements() => _seen.SelectMany(s => s.Statements.Where(p => p.Example.Rules.Speaker is not null).Select(p => (p.Example.Rules.Confidence, p.Example.IsRight && p.Example.Rules.Speaker == p.Example.Statement.Speaker)));

    public IEnumerable<(double Confidence, bool Right)> RulesOfStances() =>
        _seen.SelectMany(s => s.Article.Examples.Where(e => e.IsScored && e.Candidate.Rules is not null).Select(e => (e.Candidate.Rules!.Confidence, e.Label == e.Candidate.Rules.Polarity)));
}
