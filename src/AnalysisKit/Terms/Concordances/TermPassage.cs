namespace AnalysisKit;

/// <summary>A sentence that has a term.</summary>
/// <param name="Document">The id of the document, as a rule the article's.</param>
/// <param name="Group">The group of the document.</param>
/// <param name="Before">The sentence up to the term, as written.</param>
/// <param name="Node">The term, as written.</param>
/// <param name="After">The rest of the sentence, as written.</param>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record TermPassage(string Document, string Group, string Before, string Node, string After)
{
    /// <summary>The sentence, as written.</summary>
    public string Sentence => Before + Node + After;
}
