namespace AnalysisKit.Models;

/// <summary>What a model found in an article or a part of one.</summary>
/// <param name="Statements">The statements.</param>
/// <param name="Stances">Their stances.</param>
internal sealed record ModelReading(List<Statement> Statements, List<Stance> Stances);
