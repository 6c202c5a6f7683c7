namespace AnalysisKit;

/// <summary>How right readings of stances are, estimated from a checked sample: of the stances read, those of the right actor on the right side; and of the stances that are there, those that were read so.</summary>
/// <param name="Part">What the figures are of: all, an issue, or an actor.</param>
/// <param name="Id">Id of the issue or actor; "all" for all.</param>
/// <param name="Checked">Number of stances that were read or found in the checked sample.</param>
/// <param name="Precision">Share of the stances read that are right; NaN where none was checked.</param>
/// <param name="Recall">Share of the true stances that were read rightly; NaN where none was found. Where no whole articles were checked, only stances of statements that were read count.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ReadingAccuracy(AccuracyPart Part, string Id, int Checked, Estimate Precision, Estimate Recall);
