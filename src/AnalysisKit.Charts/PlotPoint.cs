namespace AnalysisKit.Charts;

/// <summary>A marker of a chart whose labels the kit places: its position in pixels from the upper left corner of the plot, its radius and its label.</summary>
internal readonly record struct PlotPoint(double X, double Y, double Radius, string Label);
