namespace AnalysisKit;

/// <summary>What the patterns and names of a topic find in one article.</summary>
internal sealed class ArticleFindings
{
    public required ArticleAnalysis Analysis { get; init; }

    /// <summary>The counts of patterns that fit, by their place in the topic's list.</summary>
    public Dictionary<int, PatternTally> Patterns { get; } = [];

    /// <summary>The counts of names that stand in the article.</summary>
    public Dictionary<Alias, NameTally> Names { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The statements of speakers who may have a name and are not in the catalogue.</summary>
    public List<SpeakerMention> UnknownSpeakers { get; } = [];
}
