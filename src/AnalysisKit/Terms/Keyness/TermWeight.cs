namespace AnalysisKit;

/// <summary>The weight of a term in a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Term">The term as a reader sees it.</param>
/// <param name="Key">The term as it is counted.</param>
/// <param name="Weight">The weight.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record TermWeight(string Group, string Term, string Key, double Weight);
