namespace AnalysisKit;

/// <summary>A distinct surface form in normal form. Within a <see cref="Vocabulary"/> equal forms are one object, so that notes about a word are computed once.</summary>
public sealed class Word
{
    internal Word(string normal, TokenKind kind, int id)
    {
        Normal = normal;
        Kind = kind;
        Id = id;
    }

    /// <summary>The normal form.</summary>
    public string Normal { get; }

    /// <summary>What it is.</summary>
    public TokenKind Kind { get; }

    /// <summary>Its number in the vocabulary, from 0; -1 for a word that came when the vocabulary was full.</summary>
    internal int Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Normal;
}
