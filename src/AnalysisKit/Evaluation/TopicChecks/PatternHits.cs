namespace AnalysisKit;

/// <summary>How often a pattern of a topic fits in articles, and what becomes of it.</summary>
/// <param name="Line">Line of the topic file, from 1 on.</param>
/// <param name="Issue">Id of the issue; empty for a word of the topic's context.</param>
/// <param name="Side">The list of the issue that it stands in: target, short, object, for or against; context for a word of the topic's context.</param>
/// <param name="Pattern">The pattern as the file has it.</param>
/// <param name="Hits">Number of places where it fits, whether somebody says so or the outlet itself.</param>
/// <param name="Articles">Number of articles with such a place.</param>
/// <param name="InStatements">Number of these places that lie in what a known actor says.</param>
/// <param name="Stances">Number of these places that a stance on the issue rests on; they may lie before what is said (القرار الذي دعمته).</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record PatternHits(long Line, string Issue, string Side, string Pattern, int Hits, int Articles, int InStatements, int Stances)
{
    /// <summary>A sentence with such a place; empty where there is none or none was asked for.</summary>
    public string FirstExample { get; init; } = "";

    /// <summary>A sentence of another article; empty where there is none or none was asked for.</summary>
    public string SecondExample { get; init; } = "";
}
