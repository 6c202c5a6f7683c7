namespace AnalysisKit;

/// <summary>How a sample to check is drawn.</summary>
public sealed record SampleOptions
{
    /// <summary>What is drawn: statements that were read, or whole articles, which also show what was not found.</summary>
    public SampleUnit Unit { get; init; } = SampleUnit.Statement;

    /// <summary>The same seed draws the same sample of the same readings, whatever their order. A larger sample of the same seed holds most of a smaller one.</summary>
    public int Seed { get; init; } = 20110315;

    /// <summary>Whether actors have strata of their own.</summary>
    public bool PerActor { get; init; } = true;

    /// <summary>Whether issues have strata of their own.</summary>
    public bool PerIssue { get; init; } = true;
}
