using AnalysisKit.Articles;

namespace AnalysisKit.Arabic;

/// <summary>A word, number or mark of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the original text.</param>
/// <param name="Normal">Its normal form: no diacritics or tatweel, letter variants folded, Western digits.</param>
public readonly record struct Token(TokenKind Kind, Span Span, string Normal);
