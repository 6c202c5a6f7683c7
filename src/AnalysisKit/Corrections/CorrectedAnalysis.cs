namespace AnalysisKit;

/// <summary>What was found in an article, with corrections, and what became of each of these.</summary>
/// <param name="Analysis">What was found.</param>
/// <param name="Outcomes">The corrections of the article, in their order.</param>
internal readonly record struct CorrectedAnalysis(ArticleAnalysis Analysis, IReadOnlyList<(Correction Correction, CorrectionOutcome Outcome)> Outcomes);
