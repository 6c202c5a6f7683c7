namespace AnalysisKit;

/// <summary>An article with what it attributes to whom.</summary>
/// <param name="Text">The article.</param>
/// <param name="Statements">Its statements, in text order.</param>
public readonly record struct ArticleStatements(ArticleText Text, IReadOnlyList<Statement> Statements);
