namespace AnalysisKit;

/// <summary>The closed word classes that a word may belong to.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Preposition = 1,
    Complementizer = 2,
    Subordinator = 4,
    Relative = 8,
    Negation = 16,
    Auxiliary = 32,
    Pronoun = 64,
    Demonstrative = 128,
    Quantifier = 256,
    Time = 512,
    Title = 1024,

    /// <summary>The word begins with an attached و or ف; its other classes are those of the word after it.</summary>
    Conjoined = 2048,

    /// <summary>Any class that cannot be part of a name or a noun.</summary>
    Function = Preposition | Complementizer | Subordinator | Relative | Negation | Auxiliary | Pronoun | Demonstrative,
}
