using System.Globalization;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>Positions and the sentences behind them, for a terminal.</summary>
internal static class PositionTables
{
    private const int SentenceLength = 400;
    private const int WidthOfAllHeadings = 125;
    private static readonly string Mark = PositionLabels.Text("small_mark", ChartLanguage.English);

    public static void Write(IAnsiConsole console, Comparison comparison, int mostActors)
    {
        var count = comparison.Count;
        console.Write(new Text($"{comparison.Topic.English}: {Plain.Several(count.Articles, "article")}, {Plain.Several(count.Statements, "statement")}, {Plain.Several(count.Stances, "stance")}\n\n"));
        if (comparison.Positions.Corrected is { } corrected)
            console.Write(new Text($"{corrected}\n\n"));
        comparison.Counts?.Write(console, comparison.Groups.Count);
        if (comparison.Positions.Count == 0)
        {
            console.Write(new Text(comparison.LeftOut is { } all ? $"No positions; {all}.\n" : "No positions. The articles may be about something else than the topic's issues, or its actors are not named in them.\n"));
            return;
        }

        var actors = comparison.Actors.Take(mostActors).ToList();
        WriteTable(console, comparison, actors);
        WriteNotes(console, comparison);
        WriteCorrected(console, comparison, actors);
        WriteDifferences(console, comparison);
        WriteEvidence(console, comparison, actors);
        if (comparison.Actors.Count > actors.Count)
            console.Write(new Text($"{Plain.Several(comparison.Actors.Count - actors.Count, "more actor")}: --actors {string.Join(',', comparison.Actors.Skip(actors.Count))}\n"));
    }

    private static void WriteTable(IAnsiConsole console, Comparison comparison, IReadOnlyList<string> actors)
    {
        var narrow = console.Profile.Width < WidthOfAllHeadings;
        var table = new Table().Border(TableBorder.Simple).AddColumns(Column("Actor"), Column("Issue"));
        if (comparison.Counts is { } counts)
            table.AddColumn(Column(Markup.Escape(ArticleGroup.Heading(counts.Field))));
        table.AddColumn(Column("Stands").NoWrap());
        foreach (var heading in new[] { "Mean", "95 % interval", narrow ? "+" : "For", narrow ? "-" : "Against", narrow ? "±" : "Mixed", narrow ? "in" : "Articles", narrow ? "of" : "Papers" })
            table.AddColumn(Column(heading).RightAligned().NoWrap());
        foreach (var actor in actors)
        {
            var label = comparison.ActorLabel(actor);
            foreach (var (group, position) in comparison.Of(actor).SelectMany(comparison.WithGroups))
            {
                Text[] names = [new(label), new(comparison.IssueLabel(position.Issue))];
                table.AddRow([
                    .. comparison.Counts is null ? names : names.Append(new Text(group)),
                    new Text(position.Standing.Label() + (position.IsSmall ? Mark : ""), SideStyle(position.Standing)),
                    new Text(Comparison.Score(position.Mean)),
                    new Text(PositionLabels.Interval(position)),
                    new Text(Whole(position.Support)),
                    new Text(Whole(position.Oppose)),
                    new Text(Whole(position.Mixed)),
                    new Text(Whole(position.Articles)),
                    new Text(Whole(position.Papers)),
                ]);
            }
        }

        console.Write(table);
        console.WriteLine();
    }

    /// <summary>Writes what the table cannot say: which positions are small or left out, and how right such readings are.</summary>
    private static void WriteNotes(IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Positions.Any(p => p.IsSmall) || comparison.Groups.Any(g => g.Positions.Any(p => p.IsSmall)))
            console.Write(new Text(PositionLabels.Text("small", ChartLanguage.English) + "\n"));
        if (comparison.LeftOut is { } leftOut)
            console.Write(new Text(leftOut + "\n"));
        console.Write(new Text(ReadingReliability.Of(comparison.Topic).Meaning() + "\n\n"));
    }

    /// <summary>Writes the positions as a checked sample corrects them, their differences, and how right the readings are.</summary>
    private static void WriteCorrected(IAnsiConsole console, Comparison comparison, IReadOnlyList<string> actors)
    {
        if (comparison.Corrected is not { } corrected)
            return;
        console.Write(new Text($"Corrected by {corrected.Described()}\n", new Style(decoration: Decoration.Bold)));
        var table = NumberTable(["Actor", "Issue", "Stands"], "As read", "Corrected", "95 % interval", "Statements", "Checked");
        foreach (var position in actors.SelectMany(a => corrected.Where(p => p.Actor == a)))
        {
            table.AddRow(
                new Text(comparison.ActorLabel(position.Actor)), new Text(comparison.IssueLabel(position.Issue)), new Text(PositionLabels.Stands(position), SideStyle(position.Standing)),
                new Text(position.Read is null ? "" : Comparison.Score(position.Read.Mean)), new Text(PositionLabels.Corrected(position)), new Text(PositionLabels.CorrectedInterval(position)),
                new Text(double.IsNaN(position.Statements.Value) ? "" : Whole((int)Math.Round(position.Statements.Value))), new Text(Whole(position.Checked)));
        }

        console.Write(table);
        foreach (var note in corrected.Notes.Prepend(PositionLabels.Text(corrected.KnowsMissed ? "corrected_all" : "corrected_found", ChartLanguage.English, corrected.Options.MinimumChecked)))
            console.Write(new Text(note + "\n"));
        console.WriteLine();
        var accuracy = NumberTable(["Stances read"], "Checked", "Precision", "95 % interval", "Recall", "95 % interval");
        foreach (var a in corrected.Accuracy.Where(a => a.Part != AccuracyPart.Actor))
            accuracy.AddRow(new Text(a.Part == AccuracyPart.Issue ? comparison.IssueLabel(a.Id) : a.Id), new Text(Whole(a.Checked)), new Text(PositionLabels.Share(a.Precision)), new Text(PositionLabels.Interval(a.Precision)), new Text(PositionLabels.Share(a.Recall)), new Text(PositionLabels.Interval(a.Recall)));
        console.Write(accuracy);
        console.WriteLine();
        var pairs = NumberTable(["Actors", "Issue"], "Corrected difference", "95 % interval", "p", "p, corrected");
        foreach (var (first, second, differences) in comparison.CorrectedPairs)
        {
            foreach (var d in differences)
                pairs.AddRow(new Text($"{comparison.ActorLabel(first)} - {comparison.ActorLabel(second)}"), new Text(comparison.IssueLabel(d.Issue)), new Text(Comparison.Score(d.Difference.Value)), new Text(PositionLabels.Text("interval", ChartLanguage.English, Comparison.Score(d.Difference.Low), Comparison.Score(d.Difference.High))), new Text(Probability(d.PValue)), new Text(Probability(d.AdjustedPValue)));
        }

        if (pairs.Rows.Count == 0)
            return;
        console.Write(pairs);
        console.WriteLine();
    }

    private static Table NumberTable(string[] names, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. names.Select(Column)]);
        foreach (var heading in numbers)
            table.AddColumn(Column(heading).RightAligned().NoWrap());
        return table;
    }

    /// <summary>Writes the comparisons of the chosen actors in pairs, if there are only a few actors.</summary>
    private static void WriteDifferences(IAnsiConsole console, Comparison comparison)
    {
        if (comparison.Pairs.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple).AddColumns(Column("Actors"), Column("Issue"));
        foreach (var heading in new[] { "Difference", "95 % interval", "Cliff's delta", "p", "p, corrected" })
            table.AddColumn(Column(heading).RightAligned().NoWrap());
        foreach (var pair in comparison.Pairs)
        {
            foreach (var d in pair)
            {
                table.AddRow(
                    new Text($"{comparison.ActorLabel(pair.First)} - {comparison.ActorLabel(pair.Second)}"),
                    new Text(comparison.IssueLabel(d.Issue)),
                    new Text(Comparison.Score(d.Difference)),
                    new Text($"{Comparison.Score(d.Low)} to {Comparison.Score(d.High)}"),
                    new Text(Comparison.Score(d.CliffDelta)),
                    new Text(Probability(d.PValue)),
                    new Text(Probability(d.AdjustedPValue)));
            }
        }

        console.Write(table);
        console.WriteLine();
    }

    private static string Probability(double p) => p.ToString("0.0000", CultureInfo.InvariantCulture);

    private static void WriteEvidence(IAnsiConsole console, Comparison comparison, IReadOnlyList<string> actors)
    {
        foreach (var position in actors.SelectMany(comparison.Of))
        {
            var statement = Comparison.Evidence(position).First();
            var stance = statement.Stance;
            var excerpt = Excerpt.Of(stance.Statement, SentenceLength);
            console.Write(new Text($"{comparison.ActorLabel(position.Actor)}, {comparison.IssueLabel(position.Issue)}: {position.Standing.Label()}", new Style(decoration: Decoration.Bold)));
            console.Write(new Text($" ({Comparison.Score(stance.Score)}, {(comparison.GroupOf(stance) is { } group ? group + ", " : "")}{Plain.Line(stance.Statement.Article.Id)}{(PositionLabels.Spread(statement) is { } spread ? ", " + spread : "")})\n"));
            var goesOn = excerpt.End < stance.Statement.Sentence.End ? " …" : "";
            console.Write(new Text($"{Plain.Line(excerpt.Of(stance.Statement.Article.Text))}{goesOn}\n\n"));
        }
    }

    private static TableColumn Column(string heading) => new TableColumn(heading).Padding(0, 0, 1, 0);

    private static Style SideStyle(Standing standing) => Comparison.Side(standing) switch
    {
        "for" => new Style(Color.DodgerBlue1),
        "against" => new Style(Color.DarkOrange),
        _ => Style.Plain,
    };

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
