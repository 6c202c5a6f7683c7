namespace AnalysisKit;

/// <summary>How positions are summed up.</summary>
public sealed record PositionOptions
{
    /// <summary>Number of bootstrap resamples of the articles, each with its own draw of the readings.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Seed of the resampling, to which each position adds its content, so that the same input gives the same interval.</summary>
    public int Seed { get; init; } = 20110315;

    /// <summary>Coverage of the interval.</summary>
    public double Coverage { get; init; } = 0.95;

    /// <summary>Stances below this confidence are left out.</summary>
    public double MinimumConfidence { get; init; }

    /// <summary>Positions of fewer statements are left out; <see cref="PositionList.LeftOut"/> keeps them.</summary>
    public int MinimumCount { get; init; }

    /// <summary>
    /// Share of the wrong readings whose side is turned round, in [0, 1]; the others are of statements that take no stance of this actor on the issue. By default as measured on annotated articles
    /// (<see cref="ReadingReliability.Turned"/> of <see cref="ReadingReliability.Unseen"/>).
    /// </summary>
    public double Turned { get; init; } = ReadingReliability.Unseen.Turned;
}
