namespace AnalysisKit.Cli;

/// <summary>What <c>compare</c> shows.</summary>
/// <param name="Topic">Names actors and issues.</param>
/// <param name="Count">What was read.</param>
/// <param name="Actors">Ids of the actors, in the order in which they are shown.</param>
/// <param name="Positions">The positions of these actors.</param>
internal sealed record Comparison(Topic Topic, ComparisonCount Count, IReadOnlyList<string> Actors, PositionList Positions)
{
    /// <summary>The language and digits of what is shown.</summary>
    public Wording Words { get; init; } = new();

    /// <summary>What was read in each group; null when articles are not grouped.</summary>
    public GroupCounts? Counts { get; init; }

    /// <summary>The positions in each group that is shown, in ordinal order.</summary>
    public IReadOnlyList<ComparisonGroup> Groups { get; init; } = [];

    /// <summary>The positions as a checked sample corrects them; null if none is given.</summary>
    public CorrectedPositionList? Corrected { get; init; }

    /// <summary>What the filters left out of the articles; null if none was given.</summary>
    public string? Filtered { get; init; }

    /// <summary>Who read it, and how to cite it.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The most actors that are compared in pairs.</summary>
    public const int MostInPairs = 3;

    /// <summary>The actors compared in pairs, where there are at most three of them.</summary>
    public IReadOnlyList<PositionComparison> Pairs { get; } = Actors.Count > MostInPairs ? [] : [.. Actors.SelectMany((a, i) => Actors.Skip(i + 1).Select(b => Positions.Compare(a, b))).Where(c => c.Count > 0)];

    /// <summary>The same pairs after correction.</summary>
    public IEnumerable<(string First, string Second, ResultList<CorrectedDifference> Differences)> CorrectedPairs => Corrected is null || Actors.Count > MostInPairs
        ? []
        : Actors.SelectMany((a, i) => Actors.Skip(i + 1).Select(b => (a, b, Corrected.Compare(a, b)))).Where(p => p.Item3.Count > 0);

    /// <summary>What is to be said of a position: after correction, where there is one.</summary>
    public Standing StandingOf(Position position) => Corrected is null ? position.Standing : Corrected.FirstOrDefault(p => p.Actor == position.Actor && p.Issue == position.Issue)?.Standing ?? Standing.TooLittle;

    public IEnumerable<Position> Of(string actor) => Positions.Where(p => p.Actor == actor);

    /// <summary>A position in all articles (named "all" if articles are grouped), followed by the same position in each group that has it.</summary>
    public IEnumerable<(string Group, Position Position)> WithGroups(Position position)
    {
        yield return (Counts is null ? "" : Words["all"], position);
        foreach (var group in Groups)
        {
            if (group.Positions.Find(position.Actor, position.Issue) is { } found)
                yield return (ArticleGroup.Label(group.Name, Counts!.Field, Words), found);
        }
    }

    /// <summary>The corrected positions of an actor, each in all articles (named "all" if articles are grouped) and then in each group that has it.</summary>
    public IEnumerable<(string Group, CorrectedPosition Position)> CorrectedOf(string actor)
    {
        foreach (var position in Corrected!.Where(p => p.Actor == actor))
        {
            yield return (Counts is null ? "" : Words["all"], position);
            foreach (var group in Groups)
            {
                if (group.Corrected!.FirstOrDefault(p => p.Actor == actor && p.Issue == position.Issue) is { } found)
                    yield return (ArticleGroup.Label(group.Name, Counts!.Field, Words), found);
            }
        }
    }

    /// <summary>The group of a stance's article; null if articles are not grouped.</summary>
    public string? GroupOf(Stance stance) => Counts is null ? null : ArticleGroup.Label(stance.Statement.Article.Field(Counts.Field), Counts.Field, Words);

    public string ActorLabel(string actor) => Words.Actor(Topic, actor);

    /// <summary>The label in the other language, which stands beside it.</summary>
    public string OtherActorLabel(string actor) => Words.IsArabic ? Topic.ActorLabel(actor) : Topic.ActorArabicLabel(actor);

    public string IssueLabel(string issue) => Words.Issue(Topic, issue);

    public string OtherIssueLabel(string issue) => (Words with { Language = Words.IsArabic ? ChartLanguage.English : ChartLanguage.Arabic }).Issue(Topic, issue);

    /// <summary>How many positions, also of groups, were left out for their few statements; null if none.</summary>
    public string? LeftOut
    {
        get
        {
            var lists = Groups.Select(g => g.Positions).Prepend(Positions).ToList();
            var leftOut = lists.Sum(l => l.LeftOut.Count);
            return leftOut == 0 ? null : Words.Digits(PositionLabels.Text("left_out", Words.Language, leftOut, Positions.LeastCount, leftOut + lists.Sum(l => l.Count)));
        }
    }

    /// <summary>The statements behind a position, those on its own side first, strongest first.</summary>
    public static IEnumerable<PositionStatement> Evidence(Position position) =>
        position.Statements.OrderBy(s => Math.Sign(s.Stance.Score) == Math.Sign(position.Mean) ? 0 : 1);

    /// <summary>The class of a position's texts: its side where the interval leaves one, else none.</summary>
    public static string Side(Standing standing) => standing switch
    {
        Standing.InFavour => "for",
        Standing.Against => "against",
        _ => "soft",
    };
}
