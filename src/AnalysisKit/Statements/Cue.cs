namespace AnalysisKit;

/// <summary>What a cue does.</summary>
internal enum CueClass
{
    Report,
    Position,
    Action,
    Attribution,
    Relay,
    RelayNoun,
    Document,
}

/// <summary>Which form of its verb a cue has.</summary>
internal enum CueFormKind
{
    Past,
    Present,
    Participle,
    Noun,
}

/// <summary>What introduces the content behind a cue.</summary>
[Flags]
internal enum Takes
{
    None = 0,
    Clause = 1,
    Quote = 2,
    Plain = 4,
    Object = 8,
    On = 16,
    About = 32,
    To = 64,
    With = 128,
    From = 256,
}

/// <summary>An entry of cues.yml.</summary>
internal sealed record Cue(string Lemma, CueClass Class, Takes Takes, double Attitude, IReadOnlySet<string>? Needs, bool FromCue)
{
    /// <summary>Whether it is a cue only when it is negated: لن يسمح (will not allow).</summary>
    public bool OnlyNegated { get; init; }

    /// <summary>Whether it is a cue only at the beginning of a sentence.</summary>
    public bool OnlyFirst { get; init; }

    /// <summary>The words that must stand right before it, the first one also with و or ف.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}
