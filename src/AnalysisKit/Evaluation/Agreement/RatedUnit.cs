namespace AnalysisKit;

/// <summary>Something that several annotators were asked about: one answer of each, in the order of the annotators.</summary>
/// <param name="Cluster">What units are drawn with for intervals, such as the id of the article.</param>
/// <param name="Ratings">The category that each annotator chose; null where one did not answer.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record RatedUnit(string Cluster, IReadOnlyList<string?> Ratings);
