namespace AnalysisKit.Notebooks;

/// <summary>A difference between the saved and the new output of a cell.</summary>
/// <param name="Cell">The number of the cell, counted over all cells from 1.</param>
/// <param name="Format">What differs: a mime type, <c>stdout</c>, <c>stderr</c>, <c>error</c>, or <c>outputs</c> when there are more or fewer.</param>
/// <param name="Saved">The first line that differs, as it was saved; empty when there is none.</param>
/// <param name="Now">The same line now.</param>
public sealed record OutputDifference(int Cell, string Format, string Saved, string Now);
