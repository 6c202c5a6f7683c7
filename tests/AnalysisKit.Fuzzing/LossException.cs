namespace AnalysisKit.Fuzzing;

/// <summary>Something was lost in silence, or told of without its place.</summary>
public sealed class LossException(string message) : Exception(message);
