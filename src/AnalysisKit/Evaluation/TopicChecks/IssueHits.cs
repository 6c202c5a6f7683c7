namespace AnalysisKit;

/// <summary>How often an issue of a topic is named in articles, and read.</summary>
/// <param name="Issue">Id of the issue.</param>
/// <param name="Hits">Number of places where one of its patterns fits; a place that fits two patterns counts twice.</param>
/// <param name="InStatements">Number of these places that lie in what a known actor says.</param>
/// <param name="Stances">Number of stances on the issue; 0 for one that is never read.</param>
/// <param name="Support">Stances in favour.</param>
/// <param name="Oppose">Stances against.</param>
/// <param name="Mixed">Stances that are both.</param>
/// <param name="Actors">Number of actors that take a stance.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record IssueHits(string Issue, int Hits, int InStatements, int Stances, int Support, int Oppose, int Mixed, int Actors);
