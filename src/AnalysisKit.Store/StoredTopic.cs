namespace AnalysisKit.Store;

/// <summary>A topic under which articles of a store have been analysed.</summary>
/// <param name="Topic">Id of the topic.</param>
/// <param name="Fingerprint">The <see cref="AnalyzerOptions.Fingerprint"/> of the topic and its readers, under which the analyses were made.</param>
/// <param name="Articles">Number of articles analysed.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record StoredTopic(string Topic, string Fingerprint, long Articles);
