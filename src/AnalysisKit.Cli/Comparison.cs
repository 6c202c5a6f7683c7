using AnalysisKit.Stances;

namespace AnalysisKit.Cli;

/// <summary>What <c>compare</c> shows.</summary>
/// <param name="Topic">Names actors and issues.</param>
/// <param name="Count">What was read.</param>
/// <param name="Actors">Ids of the actors, in the order in which they are shown.</param>
/// <param name="Positions">The positions of these actors.</param>
internal sealed record Comparison(Topic Topic, ComparisonCount Count, IReadOnlyList<string> Actors, PositionList Positions)
{
    /// <summary>Distance from zero from which a mean score counts as being for or against.</summary>
    private const double PlainlyOnOneSide = 0.15;

    public IEnumerable<Position> Of(string actor) => Positions.Where(p => p.Actor == actor);

    public string ActorLabel(string actor) => Topic.ActorLabel(actor);

    public string IssueLabel(string issue) => Topic.Issues.FirstOrDefault(i => i.Id == issue)?.English ?? issue;

    public string IssueArabicLabel(string issue) => Topic.Issues.FirstOrDefault(i => i.Id == issue)?.Arabic ?? issue;

    public static string Side(Position position) => position.Mean switch
    {
        >= PlainlyOnOneSide => "for",
        <= -PlainlyOnOneSide => "against",
        _ => "mixed",
    };
}
