namespace AnalysisKit;

/// <summary>
/// Where an actor stands on an issue, as a check of every statement by the same people would have shown it: estimated from all readings and a checked sample (<see cref="CorrectionMethod"/>). A person's answer has the
/// score of a correction: that of the reading where it confirms the side, else 1, -1 or 0. A statement that several papers report in nearly the same words counts once, its reports sharing it. What was not found is in it only where whole
/// articles were checked.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record CorrectedPosition
{
    /// <summary>Id of the actor.</summary>
    public required string Actor { get; init; }

    /// <summary>Id of the issue.</summary>
    public required string Issue { get; init; }

    /// <summary>The position as it was read, before corrections by people as far as that is known; null if only the check shows one.</summary>
    public Position? Read { get; init; }

    /// <summary>Mean score, in [-1, 1]. Its value is NaN, and its interval from -1 to 1, where too little was checked (<see cref="CorrectionPool.Nothing"/>).</summary>
    public required Estimate Mean { get; init; }

    /// <summary>Share of statements in favour, in [0, 1].</summary>
    public required Estimate SupportShare { get; init; }

    /// <summary>Share of statements against, in [0, 1]; what is left of one is both ways.</summary>
    public required Estimate OpposeShare { get; init; }

    /// <summary>Number of statements in these articles; at least zero.</summary>
    public required Estimate Statements { get; init; }

    /// <summary>Number of checked units that bear on the position: read or judged to show it.</summary>
    public required int Checked { get; init; }

    /// <summary>Number of articles that hold them.</summary>
    public required int CheckedArticles { get; init; }

    /// <summary>How much the readings count in the mean, in [0, 1]; NaN for regression, and where nothing is estimated.</summary>
    public required double ReadingWeight { get; init; }

    /// <summary>
    /// Whose check corrects the position. Where fewer than <see cref="CorrectionOptions.MinimumChecked"/> units, or fewer than five articles, bear on it, it is estimated together with all small positions on the issue, or all small
    /// positions where these are too few too: the mean of its own check and of what its reading foretells (its mean as read, and the difference of check and reading over all of them), weighted by how sure each is, as for small areas
    /// (Fay and Herriot 1979). It is not unbiased for itself, but it is right on average over them, and its interval holds how much they differ. Shares are handled in the same way; the number of statements is its own.
    /// </summary>
    public required CorrectionPool Pool { get; init; }

    /// <summary>Whether the correction is shared with other small positions.</summary>
    public bool IsPooled => Pool is CorrectionPool.Issue or CorrectionPool.All;

    /// <summary>What the interval allows to say; too little where nothing of the position itself was checked.</summary>
    public Standing Standing => Position.StandingOf(Mean.Value, Mean.Low, Mean.High, isSmall: Pool == CorrectionPool.Nothing || (IsPooled && Checked == 0));
}
