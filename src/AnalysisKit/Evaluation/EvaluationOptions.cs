namespace AnalysisKit;

/// <summary>What an evaluation counts, and how its intervals are computed.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Ids of the actors whose statements count, on both sides; statements of all others are left out. If not set, every actor counts but those outside the catalogue (<c>other:name</c>).</summary>
    public IReadOnlySet<string>? ScoredActors { get; init; }

    /// <summary>Gives the group of an article, such as its source, to have figures per group too; null for an article without a group. If not set, there are no groups.</summary>
    public Func<Article, string?>? Group { get; init; }

    /// <summary>Number of bootstrap resamples of the articles; 0 for no intervals.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>Seed of the resampling, so that the same input gives the same interval.</summary>
    public int Seed { get; init; } = 20110315;

    /// <summary>Coverage of the intervals.</summary>
    public double Coverage { get; init; } = 0.95;
}
