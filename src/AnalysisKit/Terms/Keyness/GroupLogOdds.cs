namespace AnalysisKit;

/// <summary>Weighted log odds of a term in one of several groups against all groups together.</summary>
/// <param name="Group">The group.</param>
/// <param name="Term">The term as a reader sees it.</param>
/// <param name="Key">The term as it is counted.</param>
/// <param name="Count">Occurrences in the group.</param>
/// <param name="LogOdds">Log odds with their variance.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record GroupLogOdds(string Group, string Term, string Key, long Count, WeightedLogOdds LogOdds);
