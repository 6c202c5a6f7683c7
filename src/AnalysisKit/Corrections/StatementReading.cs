namespace AnalysisKit;

/// <summary>What was read of a statement when it was corrected or drawn to be checked.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record StatementReading
{
    /// <summary>Id of the actor who was read as the speaker; null if it is none of the catalogue.</summary>
    public required string? Speaker { get; init; }

    /// <summary>The words that name a speaker who is no actor of the catalogue, which tell apart several who say the same together; empty if none do, the speaker is an actor, or the file does not say.</summary>
    public string Named { get; init; } = "";

    /// <summary>Probability that speaker and content are right, in [0, 1]; null where the file does not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>The stances that were read; on all other issues none was.</summary>
    public IReadOnlyList<StanceReading> Stances { get; init; } = [];

    /// <summary>The reading of a statement with its stances.</summary>
    public static StatementReading Of(Statement statement, IEnumerable<Stance> stances)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(stances);
        return new StatementReading
        {
            Speaker = statement.Speaker,
            Named = statement.Speaker is null ? statement.SpeakerText : "",
            Confidence = statement.Confidence,
            Stances = [.. stances.Select(s => new StanceReading(s.Issue, s.Polarity) { Score = s.Score, Probability = s.Confidence })],
        };
    }
}
