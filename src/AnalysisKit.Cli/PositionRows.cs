using Microsoft.Data.Analysis;

namespace AnalysisKit.Cli;

/// <summary>A comparison as tables: of positions, or of those that a checked sample corrects, of the differences of actors in pairs, and of how right the readings are.</summary>
internal static class PositionRows
{
    public const string Positions = "positions";
    public const string Differences = "differences";
    public const string Accuracy = "accuracy";

    public static readonly string[] Names = [Positions, Differences, Accuracy];

    /// <summary>A table by its name.</summary>
    /// <exception cref="CommandFailure">The comparison has none of that name.</exception>
    public static DataFrame Of(Comparison comparison, string name) => name switch
    {
        Positions => OfPositions(comparison),
        Differences when comparison.Actors.Count > Comparison.MostInPairs => throw new CommandFailure(ExitCodes.Usage, $"differences are of two or three actors, and there are {comparison.Actors.Count}: name them with --actors a,b."),
        Differences => OfDifferences(comparison),
        _ => OfAccuracy(comparison),
    };

    /// <summary>All tables that the comparison has.</summary>
    public static IEnumerable<(string Name, DataFrame Frame)> All(Comparison comparison)
    {
        yield return (Positions, OfPositions(comparison));
        if (comparison.Pairs.Count > 0)
            yield return (Differences, OfDifferences(comparison));
        if (comparison.Corrected is not null)
            yield return (Accuracy, OfAccuracy(comparison));
    }

    // Actor by actor in the order of the comparison.
    private static DataFrame OfPositions(Comparison comparison)
    {
        if (comparison.Corrected is not null)
        {
            var corrected = comparison.Actors.SelectMany(comparison.CorrectedOf).ToList();
            return Grouped(comparison, Labelled(comparison, corrected.Select(r => r.Position).ToDataFrame(), [.. corrected.Select(r => (r.Position.Actor, r.Position.Issue))]), corrected.Select(r => r.Group));
        }

        var rows = comparison.Actors.SelectMany(comparison.Of).SelectMany(comparison.WithGroups).ToList();
        return Grouped(comparison, Labelled(comparison, rows.Select(r => r.Position).ToDataFrame(), [.. rows.Select(r => (r.Position.Actor, r.Position.Issue))]), rows.Select(r => r.Group));
    }

    private static DataFrame OfDifferences(Comparison comparison)
    {
        if (comparison.Corrected is not null)
        {
            var corrected = comparison.CorrectedPairs.SelectMany(p => p.Differences.Select(d => (p.First, p.Second, Difference: d))).ToList();
            return Paired(comparison, corrected.Select(r => r.Difference).ToDataFrame(), [.. corrected.Select(r => (r.First, r.Second, r.Difference.Issue))]);
        }

        var rows = comparison.Pairs.SelectMany(p => p.Select(d => (p.First, p.Second, Difference: d))).ToList();
        return Paired(comparison, rows.Select(r => r.Difference).ToDataFrame(), [.. rows.Select(r => (r.First, r.Second, r.Difference.Issue))]);
    }

    private static DataFrame OfAccuracy(Comparison comparison)
    {
        var rows = comparison.Corrected!.Accuracy.Where(a => a.Part != AccuracyPart.Actor || comparison.Actors.Contains(a.Id)).ToList();
        var frame = rows.ToDataFrame();
        frame.Columns.Insert(2, new StringDataFrameColumn("label", rows.Select(a => a.Part switch
        {
            AccuracyPart.Issue => comparison.IssueLabel(a.Id),
            AccuracyPart.Actor => comparison.ActorLabel(a.Id),
            _ => comparison.Words["all"],
        })));
        return frame;
    }

    private static DataFrame Grouped(Comparison comparison, DataFrame frame, IEnumerable<string> groups)
    {
        if (comparison.Counts is not null)
            frame.Columns.Insert(4, new StringDataFrameColumn("group", groups));
        return frame;
    }

    // Behind the ids stand their labels in the language of the comparison.
    private static DataFrame Labelled(Comparison comparison, DataFrame frame, IReadOnlyList<(string Actor, string Issue)> ids)
    {
        frame.Columns.Insert(2, new StringDataFrameColumn("actor_label", ids.Select(i => comparison.ActorLabel(i.Actor))));
        frame.Columns.Insert(3, new StringDataFrameColumn("issue_label", ids.Select(i => comparison.IssueLabel(i.Issue))));
        return frame;
    }

    private static DataFrame Paired(Comparison comparison, DataFrame frame, IReadOnlyList<(string First, string Second, string Issue)> ids)
    {
        frame.Columns.Insert(0, new StringDataFrameColumn("first_actor", ids.Select(i => i.First)));
        frame.Columns.Insert(1, new StringDataFrameColumn("second_actor", ids.Select(i => i.Second)));
        frame.Columns.Insert(3, new StringDataFrameColumn("first_label", ids.Select(i => comparison.ActorLabel(i.First))));
        frame.Columns.Insert(4, new StringDataFrameColumn("second_label", ids.Select(i => comparison.ActorLabel(i.Second))));
        frame.Columns.Insert(5, new StringDataFrameColumn("issue_label", ids.Select(i => comparison.IssueLabel(i.Issue))));
        return frame;
    }
}
