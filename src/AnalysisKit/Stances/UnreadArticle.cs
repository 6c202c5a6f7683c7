namespace AnalysisKit;

/// <summary>An article that no reader could read.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Why">Why it could not be read, and what to do.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record UnreadArticle(string Id, string Why);
