namespace AnalysisKit.Training;

/// <summary>A candidate with the answer.</summary>
/// <param name="Candidate">What is decided on.</param>
/// <param name="Label">The polarity that gold gives the statement on the issue; null for none, also where the statement or its speaker is wrong.</param>
/// <param name="IsScored">Whether its speaker counts in an evaluation.</param>
/// <param name="IsAttributed">Whether gold has the statement with this speaker.</param>
internal sealed record StanceExample(StanceCandidate Candidate, Polarity? Label, bool IsScored, bool IsAttributed)
{
    /// <summary>The numbers of its features: see <see cref="FeatureNumbers"/>.</summary>
    public int[] Row { get; set; } = [];
}
