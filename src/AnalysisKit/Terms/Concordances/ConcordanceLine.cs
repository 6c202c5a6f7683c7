namespace AnalysisKit;

/// <summary>One place where the searched words stand, with what surrounds them. All spans are in the original text.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ConcordanceLine
{
    /// <summary>The id of the document, as a rule the article's.</summary>
    public required string Document { get; init; }

    /// <summary>The group of the document.</summary>
    public required string Group { get; init; }

    /// <summary>The original text that the spans refer to.</summary>
    public required string Text { get; init; }

    /// <summary>The pattern that was found.</summary>
    public required string Pattern { get; init; }

    /// <summary>The words found.</summary>
    public required Span Node { get; init; }

    /// <summary>The tokens of the context before the node, in text order.</summary>
    public required IReadOnlyList<Span> Before { get; init; }

    /// <summary>The tokens of the context after the node, in text order.</summary>
    public required IReadOnlyList<Span> After { get; init; }

    /// <summary>Number of the node's first token in the document, counted from 1; marks do not count.</summary>
    public required int FirstToken { get; init; }

    /// <summary>Number of the node's last token in the document, counted from 1.</summary>
    public required int LastToken { get; init; }

    /// <summary>Number of tokens of the document; marks do not count.</summary>
    public int DocumentTokens { get; init; }

    /// <summary>The words found, as written.</summary>
    public string NodeText => Node.Of(Text);

    /// <summary>The context before the node, as written; empty at the start of the text.</summary>
    public string BeforeText => Before.Count == 0 ? "" : Span.Between(Before[0].Start, Before[^1].End).Of(Text);

    /// <summary>The context after the node, as written; empty at the end of the text.</summary>
    public string AfterText => After.Count == 0 ? "" : Span.Between(After[0].Start, After[^1].End).Of(Text);
}
