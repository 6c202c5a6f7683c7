namespace AnalysisKit.Charts;

/// <summary>A marker of a chart that is drawn by us: its place in pixels from the upper left corner of the plot, its radius and its label.</summary>
internal readonly record struct PlotPoint(double X, double Y, double Radius, string Label);
