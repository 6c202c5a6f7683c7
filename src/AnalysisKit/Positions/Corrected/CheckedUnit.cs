namespace AnalysisKit;

/// <summary>A unit of a sample that was checked: its stances as read and as checked.</summary>
/// <param name="Drawn">How it was drawn.</param>
/// <param name="Read">The stances that were read in it.</param>
/// <param name="Checked">The stances that the check finds in it.</param>
internal sealed record CheckedUnit(DrawnUnit Drawn, IReadOnlyList<CheckedStance> Read, IReadOnlyList<CheckedStance> Checked);
