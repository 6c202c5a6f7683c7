namespace AnalysisKit;

/// <summary>What an article attributes to an actor: speaker, cue, content and kind. All spans refer to <see cref="Article"/>'s text.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Statement
{
    /// <summary>The article that reports the statement.</summary>
    public required Article Article { get; init; }

    /// <summary>Id of the speaking actor; null when the speaker is no actor of the catalogue.</summary>
    public required string? Speaker { get; init; }

    /// <summary>The words that name the speaker of this statement; null when the subject is only implied (وأضاف ...).</summary>
    public Span? SpeakerSpan { get; init; }

    /// <summary>The word that reports the words, takes the position or performs the act (قال, رفضت, فرضت), without an attached و or ف.</summary>
    public required Span Cue { get; init; }

    /// <summary>What is said, or for positions and actions the clause from the cue on.</summary>
    public required Span Content { get; init; }

    /// <summary>The sentence in which the cue stands.</summary>
    public required Span Sentence { get; init; }

    /// <summary>How the words are attributed.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>Whether the statement was made, or is only asked, expected, wished or the like. Shows no stance unless it was <see cref="StatementMood.Said"/>.</summary>
    public StatementMood Mood { get; init; }

    /// <summary>The cue's entry in the lexicon, in its dictionary form: أعلن.</summary>
    public required string CueLemma { get; init; }

    /// <summary>The attitude to the content that the cue itself expresses: 1 in favour, -1 against, 0 neither. A negation of the cue turns it around.</summary>
    public double CueAttitude { get; init; }

    /// <summary>Parts of the content that tell what somebody else wants, thinks or says: واشنطن تؤيد العقوبات (Washington supports the sanctions) in what Moscow says.</summary>
    internal OthersViews OthersViews { get; init; }

    /// <summary>Probability that speaker and content are right, in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>Where speaker and content come from: the name of the reader, or <see cref="ReadingOrigin.Person"/>; empty where it is not known.</summary>
    public string Origin { get; init; } = "";

    /// <summary>What tells who the speaker is.</summary>
    internal SpeakerBasis SpeakerBasis { get; init; }

    /// <summary>Whether the content goes beyond the sentence of its cue, as a quotation over several sentences or lines does.</summary>
    public bool GoesBeyondSentence => !Sentence.Contains(Content);

    /// <summary>The sentence, and the content where it goes beyond it.</summary>
    public Span Passage => Sentence.Union(Content).Union(Cue);

    /// <summary>The words of the content.</summary>
    public string ContentText => Content.Of(Article.Text);

    /// <summary>The words of the cue.</summary>
    public string CueText => Cue.Of(Article.Text);

    /// <summary>The words that name the speaker; empty when the subject is only implied.</summary>
    public string SpeakerText => SpeakerSpan?.Of(Article.Text) ?? "";

    /// <summary>The words of the sentence.</summary>
    public string SentenceText => Sentence.Of(Article.Text);
}
