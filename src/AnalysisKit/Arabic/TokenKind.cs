namespace AnalysisKit;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>A word in Arabic script.</summary>
    Word,

    /// <summary>A number, in any digits.</summary>
    Number,

    /// <summary>A word in another script.</summary>
    Foreign,

    /// <summary>A punctuation mark or symbol.</summary>
    Mark,

    /// <summary>A line break.</summary>
    LineBreak,
}
