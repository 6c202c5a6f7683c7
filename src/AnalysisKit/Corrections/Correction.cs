namespace AnalysisKit;

/// <summary>
/// What a person says of one statement, or of one article: whether it is a statement, who speaks, and on which side of which issues. What is not answered is not judged, and stays as it was read. A line of a
/// corrections file; see <see cref="Corrections"/>.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Correction
{
    internal static readonly IReadOnlyDictionary<string, Polarity?> NoStances = new Dictionary<string, Polarity?>();

    /// <summary>Id of the article.</summary>
    public required string Article { get; init; }

    /// <summary>The content of the statement, in UTF-16 code units of the article's text; null if the whole article is meant.</summary>
    public Span? Content { get; init; }

    /// <summary>The first words of the content, by which it is found again where the text has shifted; empty if not known.</summary>
    public string Quote { get; init; } = "";

    /// <summary>Who says so.</summary>
    public string By { get; init; } = "";

    /// <summary>When it was said.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Why, in words for other people.</summary>
    public string Why { get; init; } = "";

    /// <summary>Id of the topic whose issues <see cref="Stances"/> names; null if every topic is meant that has them.</summary>
    public string? Topic { get; init; }

    /// <summary>Whether it is a statement at all; null where nobody has judged that.</summary>
    public bool? Statement { get; init; }

    /// <summary>Id of the actor who speaks; empty if it is none of the catalogue, null where nobody has judged that.</summary>
    public string? Speaker { get; init; }

    /// <summary>The side per issue; null stands for a statement that takes no stance on the issue. Issues that are not in it are not judged.</summary>
    public IReadOnlyDictionary<string, Polarity?> Stances { get; init; } = NoStances;

    /// <summary>For a whole article: whether it was checked to its end, so that what has no line in it is no statement.</summary>
    public bool Complete { get; init; }

    /// <summary>What the kit had read; null if the line does not say, or the kit read no such statement.</summary>
    public StatementReading? Read { get; init; }

    /// <summary>The score of a side that a person has judged: 1 in favour, -1 against, 0 for both.</summary>
    internal static double ScoreOf(Polarity side) => side switch { Polarity.Support => 1, Polarity.Oppose => -1, _ => 0 };

    /// <summary>Whether anything is judged.</summary>
    public bool IsJudged => Complete || Statement is not null || Speaker is not null || Stances.Count > 0;
}
