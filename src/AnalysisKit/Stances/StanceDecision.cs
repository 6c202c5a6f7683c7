namespace AnalysisKit;

/// <summary>Decides by a model which candidates are stances.</summary>
internal sealed class StanceDecision(ReadingModel model)
{
    /// <summary>How near the two sides must be for the rules' double reading to stand.</summary>
    private const double MixedMargin = 0.3;

    /// <summary>What a word must add to be named in the explanation, and how many are.</summary>
    private const double LeastWeight = 0.25;
    private const int MostNamed = 2;

    private readonly HashSet<ulong> _ofStances = [.. model.Stances.Stances.Keys, .. model.Stances.Sides.Keys];

    /// <summary>A set for the features of a candidate.</summary>
    public FeatureSet Features() => FeatureSet.Of(_ofStances);

    /// <summary>The probability that a candidate is a stance, on the likelier side.</summary>
    public double Probability(StanceCandidate candidate)
    {
        var (support, oppose) = model.Stances.Of(candidate.Features);
        return model.StanceCalibration.Of(Math.Max(support, oppose) * candidate.Statement.Confidence);
    }

    /// <summary>Of the candidates those that are likely enough.</summary>
    public List<Stance> Decide(List<StanceCandidate> candidates)
    {
        var stances = new List<Stance>();
        foreach (var candidate in candidates)
        {
            var (support, oppose) = model.Stances.Of(candidate.Features);
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
                Cues = Cues(candidate, isSupport, agreed || isMixed),
            });
        }

        return stances;
    }

    // What the rules saw, where they are of the same mind, and the words that weighed most for the side.
    private List<StanceCue> Cues(StanceCandidate candidate, bool isSupport, bool agreed)
    {
        var cues = new List<StanceCue>(agreed ? candidate.Rules!.Cues : candidate.Named.Select(n => new StanceCue(n, StanceEffect.NamesIssue, 0)));
        var weights = new Dictionary<Span, double>();
        foreach (var feature in candidate.Features.Features)
        {
            if (feature.At is not { } at)
                continue;
            var weight = model.Stances.Stances.Of(feature) + (isSupport ? -model.Stances.Sides.Of(feature) : model.Stances.Sides.Of(feature));
            if (weight != 0)
                weights[at] = weights.GetValueOrDefault(at) + weight;
        }

        foreach (var (at, weight) in weights.Where(w => w.Value >= LeastWeight && !cues.Exists(c => c.Span.Overlaps(w.Key))).OrderByDescending(w => w.Value).ThenBy(w => w.Key).Take(MostNamed))
            cues.Add(new StanceCue(at, isSupport ? StanceEffect.WeighsForSupport : StanceEffect.WeighsForOpposition, Math.Round(isSupport ? weight : -weight, 4)));
        return [.. cues.OrderBy(c => c.Span)];
    }
}
