namespace AnalysisKit;

/// <summary>Where the speaker of one statement stands on one issue.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Stance
{
    /// <summary>The statement that shows the stance.</summary>
    public required Statement Statement { get; init; }

    /// <summary>Id of the issue in the topic.</summary>
    public required string Issue { get; init; }

    /// <summary>In favour, against, or both.</summary>
    public required Polarity Polarity { get; init; }

    /// <summary>Strength from -1 (plainly against) to 1 (plainly in favour). Possibilities, questions and conditions bring it nearer to 0.</summary>
    public required double Score { get; init; }

    /// <summary>Probability that issue and polarity are right, in [0, 1].</summary>
    public required double Confidence { get; init; }

    /// <summary>The words that decided the stance, in text order.</summary>
    public required IReadOnlyList<StanceCue> Cues { get; init; }

    /// <summary>Where the stance comes from: the name of the reader, or <see cref="ReadingOrigin.Person"/>; empty where it is not known.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Id of the actor whose stance it is.</summary>
    public string? Actor => Statement.Speaker;

    /// <summary>A sentence that explains the stance: actor, issue, side, score, and what each of the <see cref="Cues"/> contributes.</summary>
    /// <param name="language">The language of the explanation; the quoted words stay as they are. By default that in which results show themselves: Arabic where the environment variable ANALYSISKIT_LANGUAGE is ar, else English.</param>
    /// <param name="topic">The topic whose labels name actor and issue; null writes their ids.</param>
    public string Explain(ChartLanguage? language = null, Topic? topic = null) => StanceLabels.Explain(this, language is { } asked ? asked : DisplayWording.Usual, topic);
}
