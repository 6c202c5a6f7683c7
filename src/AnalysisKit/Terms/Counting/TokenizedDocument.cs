namespace AnalysisKit;

/// <summary>A document as a sequence of terms.</summary>
public sealed class TokenizedDocument
{
    /// <summary>Separates two tokens that are not neighbours, because a mark or a word that is not counted stands between them.</summary>
    internal const int Gap = -1;

    /// <summary>Separates two stretches of text.</summary>
    internal const int End = -2;

    internal TokenizedDocument(string id, string group, int[] tokens)
    {
        Id = id;
        Group = group;
        Tokens = tokens;
        Length = tokens.Count(t => t >= 0);
    }

    /// <summary>Names the document.</summary>
    public string Id { get; }

    /// <summary>The group it belongs to.</summary>
    public string Group { get; }

    /// <summary>Number of tokens that count.</summary>
    public int Length { get; }

    /// <summary>The numbers of the terms, with <see cref="Gap"/> and <see cref="End"/> between them.</summary>
    internal int[] Tokens { get; }
}
