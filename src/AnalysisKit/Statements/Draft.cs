namespace AnalysisKit;

/// <summary>A statement while its sentence is being read; token indices.</summary>
internal sealed class Draft
{
    public required int Cue { get; init; }

    public required CueForm Form { get; init; }

    public required Discourse.Speaker Speaker { get; init; }

    public Voice? Voice { get; init; }

    public required StatementKind Kind { get; set; }

    public required int ContentStart { get; set; }

    /// <summary>Token behind the content; set when the clause ends.</summary>
    public int ContentEnd { get; set; }

    /// <summary>Whether the content's end is fixed (a closing quotation mark) rather than to be found.</summary>
    public bool IsClosed { get; set; }

    /// <summary>Words without any mark (lost quotation marks): may go on in the next sentences.</summary>
    public bool IsPlain { get; set; }

    public bool IsNested { get; init; }

    /// <summary>Whether the cue is negated: لا تؤيد.</summary>
    public bool IsNegated { get; init; }

    public double Quality { get; set; }

    public int Sentence { get; init; }
}
