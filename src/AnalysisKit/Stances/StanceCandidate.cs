namespace AnalysisKit;

/// <summary>A statement and an issue that its words, or words near them, name: what a decision is asked about.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Rules">What the rules read; null where they read nothing.</param>
/// <param name="Named">Where the issue is named, in text order.</param>
/// <param name="Features">What is so of it.</param>
internal sealed record StanceCandidate(Statement Statement, IssueRule Issue, Stance? Rules, IReadOnlyList<Span> Named, FeatureSet Features);
