namespace AnalysisKit;

/// <summary>A word, number or mark of a text.</summary>
/// <param name="Word">Its word, an object that all tokens of the same normal form share.</param>
/// <param name="Span">Where it stands in the original text.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct Token(Word Word, Span Span)
{
    /// <summary>What it is.</summary>
    public TokenKind Kind => Word.Kind;

    /// <summary>Its normal form: no diacritics or tatweel, letter variants folded, Western digits.</summary>
    public string Normal => Word.Normal;
}
