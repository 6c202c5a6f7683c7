namespace AnalysisKit;

/// <summary>
/// The model of a reading's error. A reading of score s and probability p is right with probability p; with (1 - p) t its side is turned round, so that the score is -s; otherwise there is no stance
/// at all and it drops out. Means and shares are ratios of expected values under it.
/// </summary>
/// <param name="turned">t: the share of wrong readings whose side is turned round.</param>
internal readonly struct ReadingWeights(double turned)
{
    /// <summary>Probability that the reading's side is turned round.</summary>
    public double Turned(double probability) => turned * (1 - probability);

    /// <summary>Expected number of stances that a reading stands for.</summary>
    public double Weight(double probability) => probability + Turned(probability);

    /// <summary>Expected score of a reading, where one that drops out counts as 0.</summary>
    public double Score(double score, double probability) => (probability - Turned(probability)) * score;

    /// <summary>Mean score of statements; 0 where none is likely to be a stance at all.</summary>
    public double Mean(IEnumerable<PositionStatement> statements)
    {
        double sum = 0, weight = 0;
        foreach (var statement in statements)
        {
            sum += Score(statement.Stance.Score, statement.Probability);
            weight += Weight(statement.Probability);
        }

        return weight > 0 ? sum / weight : 0;
    }
}
