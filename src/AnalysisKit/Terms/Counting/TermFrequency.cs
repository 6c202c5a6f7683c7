namespace AnalysisKit;

/// <summary>How often a term occurs, in one group or over all.</summary>
/// <param name="Term">The term as a reader sees it: its most frequent surface form.</param>
/// <param name="Key">The term as it is counted, in normal form or as a stem.</param>
/// <param name="Count">Number of occurrences.</param>
/// <param name="Documents">Number of documents that have it.</param>
/// <param name="Rank">1 for the most frequent term; terms of equal count share the best rank among them.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct TermFrequency(string Term, string Key, long Count, int Documents, int Rank);
