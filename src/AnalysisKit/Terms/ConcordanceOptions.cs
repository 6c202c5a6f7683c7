namespace AnalysisKit.Terms;

/// <summary>How a concordance is made.</summary>
public sealed record ConcordanceOptions
{
    /// <summary>How texts are cut; context is counted in its tokens.</summary>
    public Tokenization Tokenization { get; init; } = Tokenization.Arabic;

    /// <summary>Number of tokens of context on each side.</summary>
    public int Window { get; init; } = 8;
}
