namespace AnalysisKit;

/// <summary>A confidence interval.</summary>
/// <param name="Low">Lower end; may be minus infinity.</param>
/// <param name="High">Upper end; may be infinity.</param>
public readonly record struct Interval(double Low, double High);
