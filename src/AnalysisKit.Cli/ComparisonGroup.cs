namespace AnalysisKit.Cli;

/// <summary>A group of articles in a comparison.</summary>
/// <param name="Name">The value of the field; empty for articles without it.</param>
/// <param name="Positions">The positions of the comparison's actors in these articles.</param>
internal sealed record ComparisonGroup(string Name, PositionList Positions);
