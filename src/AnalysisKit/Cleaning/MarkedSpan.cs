namespace AnalysisKit;

/// <summary>A stretch of an article's text that is not the article's own words.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Quote">For <see cref="MarkKind.BrokenQuoteEntity"/>, the quotation mark that the entity stands for; otherwise a zero character.</param>
/// <param name="Side">
/// For <see cref="MarkKind.BrokenQuoteEntity"/>, whether it opens or closes. That follows from the characters around it, not from the mark,
/// because archives often have the two guillemets the wrong way round (#187; ... #171;).
/// </param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct MarkedSpan(Span Span, MarkKind Kind, char Quote = '\0', QuoteSide Side = QuoteSide.None);
