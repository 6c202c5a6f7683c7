namespace AnalysisKit;

/// <summary>A question to which annotators gave different answers.</summary>
/// <param name="Question">What they were asked; never <see cref="AgreementQuestion.Side"/>, which is part of the stance.</param>
/// <param name="Article">Id of the article.</param>
/// <param name="Content">The content of the statement, in UTF-16 code units of the article's text.</param>
/// <param name="Quote">The first words of the content.</param>
/// <param name="Issue">Id of the issue; null where it is not of a stance.</param>
/// <param name="Answers">The answers, in the order of the annotators; null where one did not answer.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Disagreement(AgreementQuestion Question, string Article, Span Content, string Quote, string? Issue, IReadOnlyList<string?> Answers);
