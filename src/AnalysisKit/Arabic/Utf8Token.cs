namespace AnalysisKit;

/// <summary>What stands next in a text.</summary>
internal enum Utf8Token
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>A token that may be counted: a word or a number of any script.</summary>
    Word,

    /// <summary>A mark or a break. It is not counted, and no sequence of words crosses it.</summary>
    Gap,
}
