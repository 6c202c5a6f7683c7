namespace AnalysisKit.Training;

/// <summary>A statement that the kit found, with the answer.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Features">What is so of it.</param>
/// <param name="IsFound">Whether gold has it.</param>
/// <param name="IsRight">Whether gold has it with this speaker.</param>
internal sealed record StatementExample(Statement Statement, FeatureSet Features, bool IsFound, bool IsRight);
