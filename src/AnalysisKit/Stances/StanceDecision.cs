namespace AnalysisKit;

/// <summary>Decides by a model which statements are likely right and which candidates are stances.</summary>
internal sealed class StanceDecision(ReadingModel model)
{
    /// <summary>How near the two sides must be for the rules' double reading to stand.</summary>
    private const double MixedMargin = 0.3;

    /// <summary>What a word must add to be named in the explanation, and how many are.</summary>
    private const double LeastWeight = 0.08;
    private const int MostNamed = 3;

    /// <summary>The statements with the probability that they are right.</summary>
    public List<Statement> Judge(IReadOnlyList<Statement> statements, ActorText text)
    {
        var judged = new List<Statement>(statements.Count);
        var describer = new StatementFeatures(text, statements);
        for (var i = 0; i < statements.Count; i++)
        {
            var features = new FeatureSet(false);
            describer.Describe(i, features);
            judged.Add(statements[i] with { Confidence = Math.Round(model.StatementCalibration.Of(Right(features)), 4) });
        }

        return judged;
    }

    /// <summary>The probability that a statement is right, before calibration.</summary>
    public double Right(FeatureSet features)
    {
        Span<double> classes = stackalloc double[2];
        model.Statements.Probabilities(features, classes);
        return classes[1];
    }

    /// <summary>Of the candidates those that are likely enough.</summary>
    public List<Stance> Decide(List<StanceCandidate> candidates)
    {
        var stances = new List<Stance>();
        Span<double> classes = stackalloc double[3];
        foreach (var candidate in candidates)
        {
            model.Stances.Probabilities(candidate.Features, classes);
            var (support, oppose) = (classes[1], classes[2]);
            var right = candidate.Statement.Confidence;
            if (Math.Max(support, oppose) * right < model.Threshold)
                continue;
            var isSupport = support >= oppose;
            var balance = (support - oppose) / (support + oppose);
            var isMixed = candidate.Rules?.Polarity == Polarity.Mixed && Math.Abs(balance) < MixedMargin;
            var agreed = candidate.Rules is { Polarity: not Polarity.Mixed } rules && rules.Score > 0 == isSupport;
            stances.Add(new Stance
            {
                Statement = candidate.Statement,
                Issue = candidate.Issue.Id,
                Polarity = isMixed ? Polarity.Mixed : isSupport ? Polarity.Support : Polarity.Oppose,
                Score = isMixed ? candidate.Rules!.Score : agreed ? candidate.Rules!.Score : Math.Round(balance, 4),
                Confidence = Math.Round(model.StanceCalibration.Of(Math.Max(support, oppose) * right), 4),
                Cues = Cues(candidate, isSupport ? 1 : 2, agreed || isMixed),
            });
        }

        return stances;
    }

    // What the rules saw, where they are of the same mind, and the words that weighed most for the side.
    private List<StanceCue> Cues(StanceCandidate candidate, int side, bool agreed)
    {
        var cues = new List<StanceCue>(agreed ? candidate.Rules!.Cues : candidate.Named.Select(n => new StanceCue(n, StanceEffect.NamesIssue, 0)));
        var weights = new Dictionary<Span, double>();
        foreach (var feature in candidate.Features.Features)
        {
            if (feature.At is { } at && model.Stances.Of(feature) is { } weight)
                weights[at] = weights.GetValueOrDefault(at) + weight[side] - ((weight[0] + weight[3 - side]) / 2);
        }

        foreach (var (at, weight) in weights.Where(w => w.Value >= LeastWeight && !cues.Exists(c => c.Span.Overlaps(w.Key))).OrderByDescending(w => w.Value).ThenBy(w => w.Key).Take(MostNamed))
            cues.Add(new StanceCue(at, side == 1 ? StanceEffect.WeighsForSupport : StanceEffect.WeighsForOpposition, Math.Round(side == 1 ? weight : -weight, 4)));
        return [.. cues.OrderBy(c => c.Span)];
    }
}
