namespace AnalysisKit;

/// <summary>
/// Where an actor stands on an issue over all statements read, each counted once however many papers report it. Readings are not always right: a reading of confidence p is taken to be right with
/// probability p, to have its side turned round with (1 - p) times <see cref="PositionOptions.Turned"/>, and to be no stance at all otherwise. Means and shares are ratios of expected values under this model, and the interval
/// holds both how much articles differ and how the readings may fail.
/// </summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record Position
{
    private const int FewStatements = 5;
    private const double PlainlyOnOneSide = 0.15;
    private const double PlainStand = 0.5;

    /// <summary>Id of the actor.</summary>
    public required string Actor { get; init; }

    /// <summary>Id of the issue.</summary>
    public required string Issue { get; init; }

    /// <summary>Number of statements read as in favour.</summary>
    public required int Support { get; init; }

    /// <summary>Number of statements read as against.</summary>
    public required int Oppose { get; init; }

    /// <summary>Number of statements read as both in favour and against.</summary>
    public required int Mixed { get; init; }

    /// <summary>Number of the statements that are likely read right: the sum of their probabilities.</summary>
    public required double Right { get; init; }

    /// <summary>Expected share of statements in favour, in [0, 1], with the readings' probabilities.</summary>
    public required double SupportShare { get; init; }

    /// <summary>Expected share of statements against, in [0, 1]; what is left of one is both ways.</summary>
    public required double OpposeShare { get; init; }

    /// <summary>Number of articles that hold these statements.</summary>
    public required int Articles { get; init; }

    /// <summary>Number of papers (sources) that hold these statements. An article without a source counts as a paper of its own.</summary>
    public required int Papers { get; init; }

    /// <summary>Mean score over the statements, in [-1, 1], weighted by the probability of their readings.</summary>
    public required double Mean { get; init; }

    /// <summary>
    /// Lower end of the 95 % bootstrap interval of the mean. Each draw resamples whole articles and draws their readings: kept, turned round or dropped, all readings of an article by one random number.
    /// A draw in which no reading is left counts as -1 or +1 with equal chance, since it says nothing. A statement of several papers belongs to the article that reports it first.
    /// </summary>
    public required double Low { get; init; }

    /// <summary>Upper end of the interval.</summary>
    public required double High { get; init; }

    /// <summary>Publication day of the earliest statement, where known.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Publication day of the latest statement, where known.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The statements behind the numbers, strongest and most certain first, each with all its reports.</summary>
    public required ResultList<PositionStatement> Statements { get; init; }

    /// <summary>The stances of all reports, in the order of <see cref="Statements"/>; more than <see cref="Count"/> where several papers report a statement.</summary>
    public required ResultList<Stance> Evidence { get; init; }

    /// <summary>Number of statements.</summary>
    public int Count => Support + Oppose + Mixed;

    /// <summary>Number of its statements that a person has judged; their readings have probability 1.</summary>
    public int Judged => Statements.Count(s => s.Stance.Origin == ReadingOrigin.Person);

    /// <summary>Whether all of it stands in one article, or in copies of one.</summary>
    public bool IsOfOneArticle => IsOneArticle(Statements);

    /// <summary>Whether there is too little to go by: one article, or fewer than five statements. Charts show such a position pale and marked.</summary>
    public bool IsSmall => IsTooLittle(Statements);

    /// <summary>What the interval allows to say.</summary>
    public Standing Standing => StandingOf(Mean, Low, High, IsSmall);

    /// <summary>What a mean and its interval allow to say.</summary>
    internal static Standing StandingOf(double mean, double low, double high, bool isSmall) => (mean, low, high) switch
    {
        _ when isSmall => Standing.TooLittle,
        ( >= PlainlyOnOneSide, > 0, _) => Standing.InFavour,
        ( <= -PlainlyOnOneSide, _, < 0) => Standing.Against,
        (_, > -PlainStand, < PlainStand) => Standing.Mixed,
        _ => Standing.Unclear,
    };

    internal static bool IsTooLittle(IReadOnlyCollection<PositionStatement> statements) => statements.Count < FewStatements || IsOneArticle(statements);

    private static bool IsOneArticle(IEnumerable<PositionStatement> statements) => statements.Select(s => s.Origin.Id).Distinct(StringComparer.Ordinal).Take(2).Count() <= 1;
}
