namespace AnalysisKit.Cli;

/// <summary>A group of articles in a comparison.</summary>
/// <param name="Name">The value of the field; empty for articles without it.</param>
/// <param name="Positions">The positions of the comparison's actors in these articles.</param>
/// <param name="Corrected">The same as the part of a checked sample that lies in the group corrects them; null if no sample is given.</param>
internal sealed record ComparisonGroup(string Name, PositionList Positions, CorrectedPositionList? Corrected);
