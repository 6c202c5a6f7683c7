namespace AnalysisKit;

/// <summary>Wilcoxon's rank-sum test of one term; see <see cref="AnalysisKit.Keyness"/>.</summary>
/// <param name="Term">The term with its counts over all documents.</param>
/// <param name="Test">The test of its relative frequencies in the documents of two groups.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record TermRankSum(TermFrequency Term, RankSum Test);
