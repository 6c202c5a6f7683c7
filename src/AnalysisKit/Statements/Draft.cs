namespace AnalysisKit;

/// <summary>A statement that is still being read. All positions are indices of tokens.</summary>
internal sealed class Draft
{
    public required int Cue { get; init; }

    public required CueForm Form { get; init; }

    public required Discourse.Speaker Speaker { get; init; }

    public Voice? Voice { get; init; }

    public required StatementKind Kind { get; set; }

    public required int ContentStart { get; set; }

    /// <summary>The token after the content; moved back when the clause turns out to end earlier.</summary>
    public int ContentEnd { get; set; }

    /// <summary>Whether the content's end is known (by a closing quotation mark, for example) and need not be looked for.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Whether the content is direct speech without quotation marks, which may continue in the next sentences.</summary>
    public bool IsPlain { get; set; }

    public bool IsNested { get; init; }

    /// <summary>Whether the cue is negated: لا تؤيد (does not support).</summary>
    public bool IsNegated { get; init; }

    public double Quality { get; set; }

    /// <summary>Ranges of the content in which the speaker tells what somebody else wants, thinks or says.</summary>
    public List<Range> OthersViews { get; } = [];

    public int Sentence { get; init; }
}
