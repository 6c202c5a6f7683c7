namespace AnalysisKit.Models;

/// <summary>What a model found in an article or a part of one, or how it judged statements.</summary>
/// <param name="Statements">The statements; where they were given, those that it judged.</param>
/// <param name="Stances">Their stances.</param>
internal sealed record ModelReading(List<Statement> Statements, List<Stance> Stances);
