namespace AnalysisKit;

/// <summary>How a concordance is made.</summary>
public sealed record ConcordanceOptions : WorkOptions
{
    /// <summary>How texts are cut; context is counted in its tokens.</summary>
    public Tokenization Tokenization { get; init; } = Tokenization.Arabic;

    /// <summary>Number of tokens of context on each side. Not used when <see cref="Sentences"/> is set.</summary>
    public int Window { get; init; } = 8;

    /// <summary>Context in sentences: 0 is the rest of the sentence that the node stands in, 1 also the sentences before and after it, and so on. Null: context is a number of tokens.</summary>
    public int? Sentences { get; init; }
}
