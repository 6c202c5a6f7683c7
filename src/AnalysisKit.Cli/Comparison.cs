using System.Globalization;

namespace AnalysisKit.Cli;

/// <summary>What <c>compare</c> shows.</summary>
/// <param name="Topic">Names actors and issues.</param>
/// <param name="Count">What was read.</param>
/// <param name="Actors">Ids of the actors, in the order in which they are shown.</param>
/// <param name="Positions">The positions of these actors.</param>
internal sealed record Comparison(Topic Topic, ComparisonCount Count, IReadOnlyList<string> Actors, PositionList Positions)
{
    /// <summary>What was read in each group; null when articles are not grouped.</summary>
    public GroupCounts? Counts { get; init; }

    /// <summary>The positions in each group that is shown, in ordinal order.</summary>
    public IReadOnlyList<ComparisonGroup> Groups { get; init; } = [];

    /// <summary>Distance from zero at which a mean score begins to count as for or against.</summary>
    private const double PlainlyOnOneSide = 0.15;

    private const int MostInPairs = 3;

    /// <summary>The actors compared in pairs, where there are at most three of them.</summary>
    public IReadOnlyList<PositionComparison> Pairs { get; } = Actors.Count > MostInPairs ? [] : [.. Actors.SelectMany((a, i) => Actors.Skip(i + 1).Select(b => Positions.Compare(a, b))).Where(c => c.Count > 0)];

    public IEnumerable<Position> Of(string actor) => Positions.Where(p => p.Actor == actor);

    /// <summary>A position in all articles (named "all" if articles are grouped), followed by the same position in each group that has it.</summary>
    public IEnumerable<(string Group, Position Position)> WithGroups(Position position)
    {
        yield return (Counts is null ? "" : "all", position);
        foreach (var group in Groups)
        {
            if (group.Positions.Find(position.Actor, position.Issue) is { } found)
                yield return (ArticleGroup.Label(group.Name, Counts!.Field), found);
        }
    }

    /// <summary>The group of a stance's article; null if articles are not grouped.</summary>
    public string? GroupOf(Stance stance) => Counts is null ? null : ArticleGroup.Label(stance.Statement.Article.Field(Counts.Field), Counts.Field);

    public string ActorLabel(string actor) => Topic.ActorLabel(actor);

    public string IssueLabel(string issue) => Topic.Issues.FirstOrDefault(i => i.Id == issue)?.English ?? issue;

    public string IssueArabicLabel(string issue) => Topic.Issues.FirstOrDefault(i => i.Id == issue)?.Arabic ?? issue;

    /// <summary>The stances behind a position, those on its own side first, strongest first.</summary>
    public static IEnumerable<Stance> Evidence(Position position) =>
        position.Evidence.OrderBy(s => Math.Sign(s.Score) == Math.Sign(position.Mean) ? 0 : 1);

    /// <summary>The interval as text. A position from one article has none.</summary>
    public static string Interval(Position position) =>
        position.Articles > 1 ? $"{Score(position.Low)} to {Score(position.High)}" : "one article";

    public static string Score(double score) => score.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    /// <summary>The side in words. If the interval includes both sides, it "leans" to the side.</summary>
    public static string Stands(Position position) =>
        position is { Articles: > 1, Low: <= 0, High: >= 0 } && Side(position) != "mixed" ? $"leans {Side(position)}" : Side(position);

    /// <summary>For, against or mixed, by the mean.</summary>
    public static string Side(Position position) => position.Mean switch
    {
        >= PlainlyOnOneSide => "for",
        <= -PlainlyOnOneSide => "against",
        _ => "mixed",
    };
}
