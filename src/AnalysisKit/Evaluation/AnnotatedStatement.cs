namespace AnalysisKit;

/// <summary>A statement in an annotation file. It quotes words of the article; files that the kit wrote also have offsets, and annotations by hand may have them.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record AnnotatedStatement
{
    /// <summary>What the id of a speaker outside the catalogue begins with.</summary>
    internal const string OtherActor = "other:";

    /// <summary>Id of the speaking actor; <c>other:name</c> for one outside the catalogue, empty when unknown.</summary>
    public required string Speaker { get; init; }

    /// <summary>The words that name the speaker; empty when the subject is only implied.</summary>
    public string SpeakerText { get; init; } = "";

    /// <summary>The word that reports, takes or performs the position.</summary>
    public string Cue { get; init; } = "";

    /// <summary>What is said: a contiguous part of the article's text.</summary>
    public required string Content { get; init; }

    /// <summary>The sentence of the article in which it stands; null where the file does not say.</summary>
    public string? Sentence { get; init; }

    /// <summary>How the words are attributed; null if the file does not say.</summary>
    public StatementKind? Kind { get; init; }

    /// <summary>Whether the statement was made; not written where it was.</summary>
    public StatementMood Mood { get; init; }

    /// <summary>The speaker's own positions that this statement shows.</summary>
    public IReadOnlyList<AnnotatedStance> Stances { get; init; } = [];

    /// <summary>Where the content starts in the article's text, in UTF-16 code units; null where the file does not say, then the first occurrence counts that no earlier statement has taken.</summary>
    public int? ContentStart { get; init; }

    /// <summary>Where the content ends (exclusive), in UTF-16 code units; null where the file does not say.</summary>
    public int? ContentEnd { get; init; }

    /// <summary>Where the cue starts, in UTF-16 code units; null in annotations by hand.</summary>
    public int? CueStart { get; init; }

    /// <summary>Probability that speaker and content are right, in [0, 1]; null in annotations by hand.</summary>
    public double? Confidence { get; init; }

    /// <summary>Where speaker and content come from, if the kit wrote the file: the name of the reader, or <c>person</c>; empty in annotations by hand.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The annotation of a statement that the kit found, with the stances that it shows.</summary>
    public static AnnotatedStatement Of(Statement statement, IEnumerable<Stance> stances)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return new AnnotatedStatement
        {
            Speaker = statement.Speaker ?? "",
            SpeakerText = statement.SpeakerText,
            Cue = statement.CueText,
            Content = statement.ContentText,
            Sentence = statement.SentenceText,
            Kind = statement.Kind,
            Mood = statement.Mood,
            Stances = [.. stances.Select(s => new AnnotatedStance(s.Issue, s.Polarity) { Score = s.Score, Confidence = s.Confidence, Origin = s.Origin })],
            ContentStart = statement.Content.Start,
            ContentEnd = statement.Content.End,
            CueStart = statement.Cue.Start,
            Confidence = statement.Confidence,
            Origin = statement.Origin,
        };
    }
}
