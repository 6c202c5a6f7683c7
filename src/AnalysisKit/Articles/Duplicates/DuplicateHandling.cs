namespace AnalysisKit;

/// <summary>What <see cref="ArticleReader"/> does with an article whose text it has read before.</summary>
public enum DuplicateHandling
{
    /// <summary>All articles are kept.</summary>
    Keep,

    /// <summary>An article is left out if an earlier one has the same text, apart from white space and spelling that the normal form unifies.</summary>
    Exact,

    /// <summary>
    /// An article is also left out if an earlier one has nearly the same text: at least four fifths of the sequences of five words that
    /// either has are in both, as MinHash estimates it (A. Broder, "On the resemblance and containment of documents", 1997).
    /// </summary>
    Near,
}
