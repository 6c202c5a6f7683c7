namespace AnalysisKit;

/// <summary>What a sample was drawn of.</summary>
public enum SampleUnit
{
    /// <summary>Statements that were read. What was not found cannot be drawn, so the sample says nothing of it.</summary>
    Statement,

    /// <summary>Whole articles, with all that they say: one line for the article, and one for each statement that was read or that a person adds.</summary>
    Article,
}
