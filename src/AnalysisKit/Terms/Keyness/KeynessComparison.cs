namespace AnalysisKit;

/// <summary>What all rows of a keyness table have in common.</summary>
internal sealed record KeynessComparison(GroupSize Target, GroupSize Reference, double PriorSize)
{
    /// <summary>Number of terms in the table, set once all rows are known.</summary>
    public int Terms { get; set; }
}
