namespace AnalysisKit;

/// <summary>Precision, recall and F1 as measured, each in [0, 1]; null where it was not measured.</summary>
/// <param name="Precision">Share of what the kit reports that is right.</param>
/// <param name="Recall">Share of what a careful reader reports that the kit finds.</param>
/// <param name="F1">Their harmonic mean.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record MeasuredFigures(double? Precision, double? Recall, double? F1);
