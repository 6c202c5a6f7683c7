using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>Positions and the sentences behind them, for a terminal.</summary>
internal static class PositionTables
{
    private const int SentenceLength = 400;
    private const int WidthOfAllHeadings = 125;

    public static void Write(IAnsiConsole console, Comparison comparison, int mostActors)
    {
        var (count, words) = (comparison.Count, comparison.Words);
        console.Write(new Text($"{words.Name(comparison.Topic)}: {string.Join(words["list"], words.Several(count.Articles, "article"), words.Several(count.Statements, "statement"), words.Several(count.Stances, "stance"))}{(comparison.Filtered is { } filtered ? words["parts"] + filtered : "")}\n\n"));
        if (comparison.Positions.CorrectionCounts is { } corrected)
            console.Write(new Text($"{corrected.ToText(words.Results)}\n\n"));
        comparison.Counts?.Write(console, comparison.Groups.Count, words);
        if (comparison.Positions.Count == 0)
        {
            console.Write(new Text((comparison.LeftOut is { } all ? words["no_positions_left", all] : words["no_positions_why"]) + "\n"));
            return;
        }

        var actors = comparison.Actors.Take(mostActors).ToList();
        WriteTable(console, comparison, actors);
        WriteNotes(console, comparison);
        WriteCorrected(console, comparison, actors);
        WriteDifferences(console, comparison);
        WriteEvidence(console, comparison, actors);
        if (comparison.Actors.Count > actors.Count)
            console.Write(new Text($"{words.Several(comparison.Actors.Count - actors.Count, "actor")}: --actors {string.Join(',', comparison.Actors.Skip(actors.Count))}\n"));
    }

    private static void WriteTable(IAnsiConsole console, Comparison comparison, IReadOnlyList<string> actors)
    {
        var words = comparison.Words;
        var form = console.Profile.Width < WidthOfAllHeadings ? "_short" : "";
        var table = new Table().Border(TableBorder.Simple).AddColumns(Column(words["actor"]), Column(words["issue"]));
        if (comparison.Counts is { } counts)
            table.AddColumn(Column(ArticleGroup.Heading(counts.Field, words)));
        table.AddColumn(Column(words["stands"]).NoWrap());
        foreach (var heading in new[] { words["mean"], words["interval"], words["for" + form], words["against" + form], words["mixed" + form], words["articles" + form], words["papers" + form] })
            table.AddColumn(Column(heading).RightAligned().NoWrap());
        foreach (var actor in actors)
        {
            var label = comparison.ActorLabel(actor);
            foreach (var (group, position) in comparison.Of(actor).SelectMany(comparison.WithGroups))
            {
                Text[] names = [new(label), new(comparison.IssueLabel(position.Issue))];
                table.AddRow([
                    .. comparison.Counts is null ? names : names.Append(new Text(group)),
                    new Text(position.Standing.Label(words.Language) + (position.IsSmall ? PositionLabels.Text("small_mark", words.Language) : ""), SideStyle(position.Standing)),
                    new Text(words.Score(position.Mean)),
                    new Text(words.Interval(position)),
                    new Text(words.Whole(position.Support)),
                    new Text(words.Whole(position.Oppose)),
                    new Text(words.Whole(position.Mixed)),
                    new Text(words.Whole(position.Articles)),
                    new Text(words.Whole(position.Papers)),
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
            console.Write(new Text(PositionLabels.Text("small", comparison.Words.Language) + "\n"));
        if (comparison.LeftOut is { } leftOut)
            console.Write(new Text(leftOut + "\n"));
        console.Write(new Text(comparison.Provenance.IsOfKit && comparison.Corrected is null ? comparison.Words.Digits(ReadingReliability.Of(comparison.Topic).Meaning(comparison.Words.Language)) + "\n\n" : "\n"));
    }

    /// <summary>Writes the positions as a checked sample corrects them, their differences, and how right the readings are.</summary>
    private static void WriteCorrected(IAnsiConsole console, Comparison comparison, IReadOnlyList<string> actors)
    {
        if (comparison.Corrected is not { } corrected)
            return;
        console.Write(new Text(comparison.Words["corrected_by", corrected.Described(comparison.Words.Language)] + "\n", new Style(decoration: Decoration.Bold)));
        var words = comparison.Words;
        var field = comparison.Counts?.Field;
        string[] names = field is null ? [words["actor"], words["issue"]] : [words["actor"], words["issue"], ArticleGroup.Heading(field, words)];
        var shares = NumberTable(names, words["for"], words["interval"], words["against"], words["interval"]);
        var table = NumberTable([.. names, words["stands"]], words["as_read"], words["corrected"], words["interval"], words["statements"], words["checked"]);
        foreach (var (group, position) in actors.SelectMany(comparison.CorrectedOf))
        {
            Text[] who = [new(comparison.ActorLabel(position.Actor)), new(comparison.IssueLabel(position.Issue)), .. field is null ? [] : new[] { new Text(group) }];
            shares.AddRow([
                .. who, new Text(words.Digits(PositionLabels.Share(position.SupportShare))), new Text(words.Digits(PositionLabels.Interval(position.SupportShare, words.Language))),
                new Text(words.Digits(PositionLabels.Share(position.OpposeShare))), new Text(words.Digits(PositionLabels.Interval(position.OpposeShare, words.Language))),
            ]);
            table.AddRow([
                .. who, new Text(PositionLabels.Stands(position, words.Language), SideStyle(position.Standing)),
                new Text(position.Read is null ? "" : words.Score(position.Read.Mean)), new Text(words.Signed(PositionLabels.Corrected(position, words.Language))), new Text(words.Signed(PositionLabels.CorrectedInterval(position, words.Language))),
                new Text(double.IsNaN(position.Statements.Value) ? "" : words.Whole((int)Math.Round(position.Statements.Value))), new Text(words.Whole(position.Checked)),
            ]);
        }

        console.Write(table);
        console.Write(shares);
        foreach (var note in corrected.NotesIn(words.Language).Prepend(PositionLabels.Text(corrected.KnowsMissed ? "corrected_all" : "corrected_found", words.Language, corrected.Options.MinimumChecked)))
            console.Write(new Text(words.Digits(note) + "\n"));
        console.WriteLine();
        var accuracy = NumberTable([words["stances_read"]], words["checked"], words["precision"], words["interval"], words["recall"], words["interval"]);
        foreach (var a in corrected.Accuracy.Where(a => a.Part != AccuracyPart.Actor || actors.Contains(a.Id)))
            accuracy.AddRow(new Text(a.Part switch { AccuracyPart.Issue => comparison.IssueLabel(a.Id), AccuracyPart.Actor => comparison.ActorLabel(a.Id), _ => words["all"] }), new Text(words.Whole(a.Checked)), new Text(words.Digits(PositionLabels.Share(a.Precision))), new Text(words.Digits(PositionLabels.Interval(a.Precision, words.Language))), new Text(words.Digits(PositionLabels.Share(a.Recall))), new Text(words.Digits(PositionLabels.Interval(a.Recall, words.Language))));
        console.Write(accuracy);
        console.WriteLine();
        var pairs = NumberTable([words["actors"], words["issue"]], words["corrected_difference"], words["interval"], words["p"], words["p_corrected"]);
        var sharePairs = NumberTable([words["actors"], words["issue"]], words["for_difference"], words["interval"], words["against_difference"], words["interval"]);
        foreach (var (first, second, differences) in comparison.CorrectedPairs)
        {
            foreach (var d in differences)
            {
                sharePairs.AddRow(new Text($"{comparison.ActorLabel(first)} - {comparison.ActorLabel(second)}"), new Text(comparison.IssueLabel(d.Issue)), new Text(words.Score(d.SupportDifference.Value)), new Text(words.Interval(d.SupportDifference.Low, d.SupportDifference.High)), new Text(words.Score(d.OpposeDifference.Value)), new Text(words.Interval(d.OpposeDifference.Low, d.OpposeDifference.High)));
                pairs.AddRow(new Text($"{comparison.ActorLabel(first)} - {comparison.ActorLabel(second)}"), new Text(comparison.IssueLabel(d.Issue)), new Text(words.Score(d.Difference.Value)), new Text(words.Interval(d.Difference.Low, d.Difference.High)), new Text(words.Number(d.PValue, "0.0000")), new Text(words.Number(d.AdjustedPValue, "0.0000")));
            }
        }

        if (pairs.Rows.Count == 0)
            return;
        console.Write(pairs);
        console.Write(sharePairs);
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
        var words = comparison.Words;
        var table = new Table().Border(TableBorder.Simple).AddColumns(Column(words["actors"]), Column(words["issue"]));
        foreach (var heading in new[] { words["difference"], words["interval"], words["cliff"], words["p"], words["p_corrected"] })
            table.AddColumn(Column(heading).RightAligned().NoWrap());
        foreach (var pair in comparison.Pairs)
        {
            foreach (var d in pair)
            {
                table.AddRow(
                    new Text($"{comparison.ActorLabel(pair.First)} - {comparison.ActorLabel(pair.Second)}"),
                    new Text(comparison.IssueLabel(d.Issue)),
                    new Text(words.Score(d.Difference)),
                    new Text(words.Interval(d.Low, d.High)),
                    new Text(words.Score(d.CliffDelta)),
                    new Text(words.Number(d.PValue, "0.0000")),
                    new Text(words.Number(d.AdjustedPValue, "0.0000")));
            }
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void WriteEvidence(IAnsiConsole console, Comparison comparison, IReadOnlyList<string> actors)
    {
        foreach (var position in actors.SelectMany(comparison.Of))
        {
            var statement = Comparison.Evidence(position).First();
            var stance = statement.Stance;
            var excerpt = Excerpt.Of(stance.Statement, SentenceLength);
            console.Write(new Text($"{string.Join(comparison.Words["list"], comparison.ActorLabel(position.Actor), comparison.IssueLabel(position.Issue))}: {position.Standing.Label(comparison.Words.Language)}", new Style(decoration: Decoration.Bold)));
            console.Write(new Text($" ({comparison.Words.Score(stance.Score)}{comparison.Words["list"]}{(comparison.GroupOf(stance) is { } group ? group + comparison.Words["list"] : "")}{Plain.Line(stance.Statement.Article.Id)}{(PositionLabels.Spread(statement, comparison.Words.Language) is { } spread ? comparison.Words["list"] + comparison.Words.Digits(spread) : "")})\n"));
            var goesOn = excerpt.End < stance.Statement.Sentence.End ? " …" : "";
            console.Write(new Text($"{Plain.Line(excerpt.Of(stance.Statement.Article.Text))}{goesOn}\n\n"));
        }
    }

    private static TableColumn Column(string heading) => new TableColumn(new Text(heading)).Padding(0, 0, 1, 0);

    private static Style SideStyle(Standing standing) => Comparison.Side(standing) switch
    {
        "for" => new Style(Color.DodgerBlue1),
        "against" => new Style(Color.DarkOrange),
        _ => Style.Plain,
    };
}
