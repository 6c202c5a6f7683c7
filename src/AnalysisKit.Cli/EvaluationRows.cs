using Microsoft.Data.Analysis;

namespace AnalysisKit.Cli;

/// <summary>An evaluation as one table: a row for all, and for each part.</summary>
internal static class EvaluationRows
{
    /// <summary>The rows.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="folds">Whether folds and topics have rows.</param>
    public static DataFrame Of(Evaluation evaluation, bool folds)
    {
        (string Part, IEnumerable<EvaluationGroup> Groups)[] parts =
        [
            ("all", [evaluation.All]), ("group", evaluation.ByGroup), ("fold", folds ? evaluation.ByFold : []), ("topic", folds ? evaluation.ByTopic : []),
            ("kind", evaluation.ByKind), ("actor", evaluation.ByActor), ("issue", evaluation.ByIssue),
        ];
        var rows = parts.SelectMany(p => p.Groups.Select(g => (p.Part, Group: g))).ToList();
        var frame = rows.Select(r => r.Group).ToDataFrame();
        frame.Columns.Insert(0, new StringDataFrameColumn("part", rows.Select(r => r.Part)));
        frame.Columns.Insert(2, new Int32DataFrameColumn("articles", rows.Select(r => r.Group.Articles)));
        frame.Columns.Insert(5, new Int32DataFrameColumn("gold_triples", rows.Select(r => r.Group.Counts.GoldTriples)));
        frame.Columns.Insert(6, new Int32DataFrameColumn("predicted_triples", rows.Select(r => r.Group.Counts.PredictedTriples)));
        foreach (var figure in new[] { EvaluationFigure.StatementF1, EvaluationFigure.AttributionF1, EvaluationFigure.TriplesF1 })
        {
            var intervals = rows.ConvertAll(r => r.Group.Interval(figure));
            frame.Columns.Add(new DoubleDataFrameColumn(figure.Name + "_low", intervals.Select(i => i?.Low)));
            frame.Columns.Add(new DoubleDataFrameColumn(figure.Name + "_high", intervals.Select(i => i?.High)));
        }

        return frame;
    }
}
