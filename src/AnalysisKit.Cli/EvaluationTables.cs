using System.Globalization;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>An evaluation as tables for a terminal.</summary>
internal static class EvaluationTables
{
    public static void Write(IAnsiConsole console, Evaluation evaluation, string? group, bool folds)
    {
        WriteSummary(console, evaluation);
        if (group is not null)
        {
            WriteStatements(console, ArticleGroup.Heading(group), evaluation.ByGroup);
            WriteTriples(console, ArticleGroup.Heading(group), evaluation.ByGroup);
        }

        if (folds)
        {
            WriteParts(console, "Fold", evaluation.ByFold);
            WriteParts(console, "Topic", evaluation.ByTopic);
        }

        WriteStatements(console, "Kind", evaluation.ByKind);
        WriteStatements(console, "Actor", evaluation.ByActor);
        WriteTriples(console, "Actor", evaluation.ByActor);
        WriteTriples(console, "Issue", evaluation.ByIssue);
        WriteReliability(console, "statements", evaluation.StatementReliability());
        WriteReliability(console, "stances", evaluation.StanceReliability());
    }

    private static void WriteSummary(IAnsiConsole console, Evaluation evaluation)
    {
        var counts = evaluation.All.Counts;
        var table = NewTable("Figure", "Precision", "Recall", "F1", "95 % interval of F1", "Gold", "Predicted");
        Row("statement", counts.Statement, EvaluationFigure.StatementF1, counts.GoldStatements, counts.PredictedStatements);
        Row("attribution", counts.Attribution, EvaluationFigure.AttributionF1, counts.GoldStatements, counts.PredictedStatements);
        Row("triples", counts.Triples, EvaluationFigure.TriplesF1, counts.GoldTriples, counts.PredictedTriples);
        console.Write(table);
        WriteAccuracy("Speaker accuracy", EvaluationFigure.SpeakerAccuracy, $"of {counts.GoldMatched} matched statements");
        WriteAccuracy("Polarity accuracy", EvaluationFigure.PolarityAccuracy, $"of {counts.SharedTriples} shared triples");
        console.Write(new Text($"{evaluation.Articles.Count} articles\n\n"));

        void Row(string name, PrecisionRecall figures, EvaluationFigure f1, int gold, int predicted) => table.AddRow(
            name, Figure(figures.Precision), Figure(figures.Recall), Figure(figures.F1), Interval(evaluation.All, f1), Whole(gold), Whole(predicted));

        void WriteAccuracy(string name, EvaluationFigure figure, string of) =>
            console.Write(new Text($"{name} {Figure(figure.Value(counts))}{(Interval(evaluation.All, figure) is { Length: > 0 } interval ? $" ({interval})" : "")} {of}\n"));
    }

    private static void WriteStatements(IAnsiConsole console, string heading, IReadOnlyList<EvaluationGroup> groups)
    {
        var table = NewTable(heading, "Gold", "Kit", "Found", "P", "R", "F1", "95 %");
        foreach (var group in groups.Where(g => g.Counts.GoldStatements + g.Counts.PredictedStatements > 0))
        {
            var c = group.Counts;
            table.AddRow(
                Label(group), Whole(c.GoldStatements), Whole(c.PredictedStatements), Short(c.Statement.F1),
                Short(c.Attribution.Precision), Short(c.Attribution.Recall), Short(c.Attribution.F1), Interval(group, EvaluationFigure.AttributionF1));
        }

        WriteTable(console, $"Statements by {heading.ToLowerInvariant()}: F1 of those found, and precision, recall and F1 of those with the right speaker", table);
    }

    private static void WriteTriples(IAnsiConsole console, string heading, IReadOnlyList<EvaluationGroup> groups)
    {
        var table = NewTable(heading, "Gold", "Kit", "P", "R", "F1", "95 %", "Polarity");
        foreach (var group in groups.Where(g => g.Counts.GoldTriples + g.Counts.PredictedTriples > 0))
        {
            var c = group.Counts;
            table.AddRow(
                Label(group), Whole(c.GoldTriples), Whole(c.PredictedTriples),
                Short(c.Triples.Precision), Short(c.Triples.Recall), Short(c.Triples.F1), Interval(group, EvaluationFigure.TriplesF1), Defined(group, EvaluationFigure.PolarityAccuracy));
        }

        WriteTable(console, $"Triples by {heading.ToLowerInvariant()}", table);
    }

    /// <summary>The figures of each fold or topic, and below them how much they differ.</summary>
    private static void WriteParts(IAnsiConsole console, string heading, ResultList<EvaluationGroup> parts)
    {
        if (parts.Count == 0)
            return;
        EvaluationFigure[] figures =
        [
            EvaluationFigure.StatementF1, EvaluationFigure.AttributionF1, EvaluationFigure.TriplesPrecision, EvaluationFigure.TriplesRecall, EvaluationFigure.TriplesF1, EvaluationFigure.PolarityAccuracy,
        ];
        var table = NewTable(heading, "Articles", "Statements", "Speakers", "Triples P", "R", "F1", "95 %", "Polarity");
        foreach (var part in parts)
            Row(Label(part), Whole(part.Articles), [.. figures.Select(f => Defined(part, f))], Interval(part, EvaluationFigure.TriplesF1));
        if (parts.Count > 1)
            WriteSpread(EvaluationSpread.Of(parts).ToDictionary(s => s.Figure));
        WriteTable(console, $"F1 of statements found and of those with the right speaker, triples and polarity by {heading.ToLowerInvariant()}", table);

        void WriteSpread(Dictionary<string, EvaluationSpread> spread)
        {
            Row("mean", "", [.. figures.Select(f => Number(spread[f.Name].Mean))], "");
            Row("standard deviation", "", [.. figures.Select(f => Number(spread[f.Name].StandardDeviation))], "");
        }

        void Row(string name, string articles, string[] values, string interval) =>
            table.AddRow(name, articles, values[0], values[1], values[2], values[3], values[4], interval, values[5]);

        static string Number(double value) => double.IsNaN(value) ? "" : Short(value);
    }

    private static void WriteTable(IAnsiConsole console, string title, Table table)
    {
        if (table.Rows.Count == 0)
            return;
        console.Write(new Text(title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(table);
        console.WriteLine();
    }

    private static void WriteReliability(IAnsiConsole console, string what, Reliability reliability)
    {
        if (reliability.Count == 0)
            return;
        var table = NewTable($"Confidence of {what}", "Number", "Mean confidence", "Right");
        foreach (var bin in reliability.Bins)
            table.AddRow($"{Short(bin.From)} to {Short(bin.To)}", Whole(bin.Count), Short(bin.MeanConfidence), Short(bin.Accuracy));
        console.Write(table);
        console.Write(new Text($"Brier score {Figure(reliability.BrierScore)}, expected calibration error {Figure(reliability.ExpectedCalibrationError)}\n\n"));
    }

    private static Table NewTable(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn(Markup.Escape(headings[0])).Padding(0, 0, 1, 0).NoWrap());
        foreach (var heading in headings.Skip(1))
            table.AddColumn(new TableColumn(Markup.Escape(heading)).Padding(0, 0, 1, 0).RightAligned().NoWrap());
        return table;
    }

    private static string Label(EvaluationGroup group) => Markup.Escape(Plain.Line(group.Id));

    private static string Figure(double value) => EvaluationJson.Round(value).ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Short(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Defined(EvaluationGroup group, EvaluationFigure figure) => figure.IsDefined(group.Counts) ? Short(figure.Value(group.Counts)) : "";

    private static string Interval(EvaluationGroup group, EvaluationFigure figure) =>
        group.Interval(figure) is (var low, var high) ? $"{Short(low)} to {Short(high)}" : "";

    private static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
