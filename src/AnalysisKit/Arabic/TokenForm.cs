namespace AnalysisKit;

/// <summary>A token whose word is still to be looked up.</summary>
/// <param name="span">Where it stands in the original text.</param>
/// <param name="kind">What it is.</param>
/// <param name="start">Where its normal form begins in the buffer of its batch.</param>
/// <param name="length">Length of its normal form.</param>
/// <param name="hash">Hash of its normal form.</param>
internal struct TokenForm(Span span, TokenKind kind, int start, int length, uint hash)
{
    public readonly Span Span = span;
    public readonly TokenKind Kind = kind;
    public readonly int Start = start;
    public readonly int Length = length;
    public readonly uint Hash = hash;

    /// <summary>Number, from 1, of the first word in the vocabulary with the same hash; 0 if there is none.</summary>
    public int Number;

    /// <summary>Whether that word has the same length, so that the two are likely equal.</summary>
    public bool IsLikely;
}
