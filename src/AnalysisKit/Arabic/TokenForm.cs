namespace AnalysisKit;

/// <summary>A token whose word is still to be looked up.</summary>
/// <param name="span">Where it stands in the original text.</param>
/// <param name="kind">What it is.</param>
/// <param name="start">Where its normal form begins among those of its batch.</param>
/// <param name="length">Length of its normal form.</param>
/// <param name="hash">Hash of its normal form.</param>
internal struct TokenForm(Span span, TokenKind kind, int start, int length, uint hash)
{
    public readonly Span Span = span;
    public readonly TokenKind Kind = kind;
    public readonly int Start = start;
    public readonly int Length = length;
    public readonly uint Hash = hash;

    /// <summary>Number of the first word met in the vocabulary that has its hash, from 1; 0 where there is none.</summary>
    public int Number;

    /// <summary>Whether that word is as long.</summary>
    public bool IsLikely;
}
