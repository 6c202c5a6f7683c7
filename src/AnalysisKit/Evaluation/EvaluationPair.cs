namespace AnalysisKit;

/// <summary>A gold statement beside the prediction that matches it, or one of them alone.</summary>
/// <param name="Outcome">Whether it was found, missed or spurious.</param>
/// <param name="Gold">The statement in gold; null when it is spurious.</param>
/// <param name="GoldSpan">The content of the gold statement in the article's text, in UTF-16 code units.</param>
/// <param name="Predicted">The predicted statement; null when gold's was missed.</param>
/// <param name="PredictedSpan">The content of the predicted statement in the article's text, in UTF-16 code units.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record EvaluationPair(EvaluationOutcome Outcome, AnnotatedStatement? Gold, Span? GoldSpan, AnnotatedStatement? Predicted, Span? PredictedSpan);
