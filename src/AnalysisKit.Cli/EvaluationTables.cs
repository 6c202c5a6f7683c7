using System.Globalization;
using Spectre.Console;

namespace AnalysisKit.Cli;

/// <summary>An evaluation as tables for a terminal.</summary>
internal static class EvaluationTables
{
    public static void Write(IAnsiConsole console, Evaluation evaluation, string? group, bool folds, Topic topic, Wording words)
    {
        WriteSummary(console, evaluation, words);
        if (group is not null)
        {
            WriteStatements(console, ArticleGroup.Heading(group, words), evaluation.ByGroup, topic, words);
            WriteTriples(console, ArticleGroup.Heading(group, words), evaluation.ByGroup, topic, words);
        }

        if (folds)
        {
            WriteParts(console, words["fold"], evaluation.ByFold, topic, words);
            WriteParts(console, words["topic"], evaluation.ByTopic, topic, words);
        }

        WriteStatements(console, words["kind"], evaluation.ByKind, topic, words);
        WriteStatements(console, words["actor"], evaluation.ByActor, topic, words);
        WriteTriples(console, words["actor"], evaluation.ByActor, topic, words);
        WriteTriples(console, words["issue"], evaluation.ByIssue, topic, words);
        WriteReliability(console, words["confidence_statements"], evaluation.StatementReliability(), words);
        WriteReliability(console, words["confidence_stances"], evaluation.StanceReliability(), words);
    }

    private static void WriteSummary(IAnsiConsole console, Evaluation evaluation, Wording words)
    {
        var counts = evaluation.All.Counts;
        var table = NewTable(words["figure"], words["precision"], words["recall"], words["f1"], words["f1_interval"], words["gold"], words["predicted"]);
        Row("statement_figure", counts.Statement, EvaluationFigure.StatementF1, counts.GoldStatements, counts.PredictedStatements);
        Row("attribution", counts.Attribution, EvaluationFigure.AttributionF1, counts.GoldStatements, counts.PredictedStatements);
        Row("triples", counts.Triples, EvaluationFigure.TriplesF1, counts.GoldTriples, counts.PredictedTriples);
        console.Write(table);
        WriteAccuracy("speaker_accuracy", EvaluationFigure.SpeakerAccuracy, words.Several(counts.GoldMatched, "matched"));
        WriteAccuracy("polarity_accuracy", EvaluationFigure.PolarityAccuracy, words.Several(counts.SharedTriples, "triple"));
        console.Write(new Text(words.Several(evaluation.Articles.Count, "article") + "\n\n"));

        void Row(string name, PrecisionRecall figures, EvaluationFigure f1, int gold, int predicted) => table.AddRow(
            words[name], Figure(figures.Precision, words), Figure(figures.Recall, words), Figure(figures.F1, words), Interval(evaluation.All, f1, words), words.Whole(gold), words.Whole(predicted));

        void WriteAccuracy(string name, EvaluationFigure figure, string of) =>
            console.Write(new Text(words["accuracy_of", words[name], Figure(figure.Value(counts), words) + (Interval(evaluation.All, figure, words) is { Length: > 0 } interval ? $" ({interval})" : ""), of] + "\n"));
    }

    private static void WriteStatements(IAnsiConsole console, string heading, IReadOnlyList<EvaluationGroup> groups, Topic topic, Wording words)
    {
        var table = NewTable(heading, words["gold"], words["kit"], words["found"], words["p_short"], words["r_short"], words["f1"], words["ci_short"]);
        foreach (var group in groups.Where(g => g.Counts.GoldStatements + g.Counts.PredictedStatements > 0))
        {
            var c = group.Counts;
            table.AddRow(
                Label(group, topic, words), words.Whole(c.GoldStatements), words.Whole(c.PredictedStatements), Short(c.Statement.F1, words),
                Short(c.Attribution.Precision, words), Short(c.Attribution.Recall, words), Short(c.Attribution.F1, words), Interval(group, EvaluationFigure.AttributionF1, words));
        }

        WriteTable(console, words["statements_by", heading.ToLowerInvariant()], table);
    }

    private static void WriteTriples(IAnsiConsole console, string heading, IReadOnlyList<EvaluationGroup> groups, Topic topic, Wording words)
    {
        var table = NewTable(heading, words["gold"], words["kit"], words["p_short"], words["r_short"], words["f1"], words["ci_short"], words["polarity"]);
        foreach (var group in groups.Where(g => g.Counts.GoldTriples + g.Counts.PredictedTriples > 0))
        {
            var c = group.Counts;
            table.AddRow(
                Label(group, topic, words), words.Whole(c.GoldTriples), words.Whole(c.PredictedTriples),
                Short(c.Triples.Precision, words), Short(c.Triples.Recall, words), Short(c.Triples.F1, words), Interval(group, EvaluationFigure.TriplesF1, words), Defined(group, EvaluationFigure.PolarityAccuracy, words));
        }

        WriteTable(console, words["triples_by", heading.ToLowerInvariant()], table);
    }

    /// <summary>The figures of each fold or topic, and below them how much they differ.</summary>
    private static void WriteParts(IAnsiConsole console, string heading, ResultList<EvaluationGroup> parts, Topic topic, Wording words)
    {
        if (parts.Count == 0)
            return;
        EvaluationFigure[] figures =
        [
            EvaluationFigure.StatementF1, EvaluationFigure.AttributionF1, EvaluationFigure.TriplesPrecision, EvaluationFigure.TriplesRecall, EvaluationFigure.TriplesF1, EvaluationFigure.PolarityAccuracy,
        ];
        var table = NewTable(heading, words["articles"], words["statements"], words["speakers"], words["triples_p"], words["r_short"], words["f1"], words["ci_short"], words["polarity"]);
        foreach (var part in parts)
            Row(Label(part, topic, words), words.Whole(part.Articles), [.. figures.Select(f => Defined(part, f, words))], Interval(part, EvaluationFigure.TriplesF1, words));
        if (parts.Count > 1)
            WriteSpread(EvaluationSpread.Of(parts).ToDictionary(s => s.Figure));
        WriteTable(console, words["parts_by", heading.ToLowerInvariant()], table);

        void WriteSpread(Dictionary<string, EvaluationSpread> spread)
        {
            Row(words["mean_row"], "", [.. figures.Select(f => Number(spread[f.Name].Mean))], "");
            Row(words["deviation_row"], "", [.. figures.Select(f => Number(spread[f.Name].StandardDeviation))], "");
        }

        void Row(string name, string articles, string[] values, string interval) =>
            table.AddRow(name, articles, values[0], values[1], values[2], values[3], values[4], interval, values[5]);

        string Number(double value) => double.IsNaN(value) ? "" : Short(value, words);
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

    private static void WriteReliability(IAnsiConsole console, string heading, Reliability reliability, Wording words)
    {
        if (reliability.Count == 0)
            return;
        var table = NewTable(heading, words["number"], words["mean_confidence"], words["right"]);
        foreach (var bin in reliability.Bins)
            table.AddRow(words["dates", Short(bin.From, words), Short(bin.To, words)], words.Whole(bin.Count), Short(bin.MeanConfidence, words), Short(bin.Accuracy, words));
        console.Write(table);
        console.Write(new Text(words["brier", Figure(reliability.BrierScore, words), Figure(reliability.ExpectedCalibrationError, words)] + "\n\n"));
    }

    private static Table NewTable(params string[] headings)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn(Markup.Escape(headings[0])).Padding(0, 0, 1, 0).NoWrap());
        foreach (var heading in headings.Skip(1))
            table.AddColumn(new TableColumn(Markup.Escape(heading)).Padding(0, 0, 1, 0).RightAligned().NoWrap());
        return table;
    }

    private static string Label(EvaluationGroup group, Topic topic, Wording words) => Markup.Escape(Plain.Line(words.Named(topic, group.Id)));

    private static string Figure(double value, Wording words) => words.Digits(EvaluationJson.Round(value).ToString("0.0000", CultureInfo.InvariantCulture));

    private static string Short(double value, Wording words) => words.Number(value, "0.00");

    private static string Defined(EvaluationGroup group, EvaluationFigure figure, Wording words) => figure.IsDefined(group.Counts) ? Short(figure.Value(group.Counts), words) : "";

    private static string Interval(EvaluationGroup group, EvaluationFigure figure, Wording words) =>
        group.Interval(figure) is (var low, var high) ? words["dates", Short(low, words), Short(high, words)] : "";
}
