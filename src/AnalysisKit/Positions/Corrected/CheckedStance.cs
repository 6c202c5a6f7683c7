namespace AnalysisKit;

/// <summary>A stance as read, or as checked, and what it counts for.</summary>
/// <param name="Actor">Whose stance it is.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Polarity">The side.</param>
/// <param name="Score">Strength from -1 to 1.</param>
/// <param name="Probability">Probability that it is right; 1 for one that was checked.</param>
/// <param name="Share">Its share of the statement: one over the number of reports.</param>
/// <param name="IsRight">For a stance as read, whether the check agrees; for one as checked, whether it was read so.</param>
internal sealed record CheckedStance(string Actor, string Issue, Polarity Polarity, double Score, double Probability, double Share, bool IsRight);
