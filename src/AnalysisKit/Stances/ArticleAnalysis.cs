namespace AnalysisKit;

/// <summary>Everything the kit found in one article.</summary>
/// <param name="Article">The article.</param>
/// <param name="Mentions">The actors it names, in text order.</param>
/// <param name="Statements">The statements that it attributes to speakers, in text order.</param>
/// <param name="Stances">Where the speakers stand, in the order of the statements.</param>
public sealed record ArticleAnalysis(
    Article Article,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<Stance> Stances);
