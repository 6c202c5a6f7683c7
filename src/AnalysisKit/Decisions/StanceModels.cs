namespace AnalysisKit;

/// <summary>Two decisions on a candidate: whether it is a stance, and if so whether it is against the issue. Each learns from what bears on it.</summary>
internal sealed record StanceModels(LinearModel Stances, LinearModel Sides)
{
    /// <summary>The probabilities that the candidate is support and that it is opposition.</summary>
    public (double Support, double Oppose) Of(FeatureSet features)
    {
        var stance = Stances.Probability(features);
        var opposed = Sides.Probability(features);
        return (stance * (1 - opposed), stance * opposed);
    }
}
