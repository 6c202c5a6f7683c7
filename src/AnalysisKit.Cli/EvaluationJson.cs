using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AnalysisKit.Cli;

/// <summary>The figures of an evaluation under fixed names, rounded to four digits.</summary>
internal static class EvaluationJson
{
    public static void Write(TextWriter output, Evaluation evaluation, bool details, bool folds)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, IndentSize = 1, NewLine = "\n" }))
        {
            json.WriteStartObject();
            WriteFigures(json, evaluation);
            if (evaluation.ByGroup.Count > 0)
                WriteGroups(json, "groups", evaluation.ByGroup, statements: true, triples: true);
            if (folds)
            {
                WriteParts(json, "folds", "fold_spread", evaluation.ByFold);
                WriteParts(json, "topics", "topic_spread", evaluation.ByTopic);
            }

            if (details)
                WriteDetails(json, evaluation);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    /// <summary>To four decimal places, ties to even, from the exact binary value. 27 places are enough to distinguish a tie from its neighbours, for any ratio in [0, 1].</summary>
    public static decimal Round(double figure) =>
        Math.Round(decimal.Parse(figure.ToString("F27", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), 4, MidpointRounding.ToEven);

    private static void WriteFigures(Utf8JsonWriter json, Evaluation evaluation)
    {
        var counts = evaluation.All.Counts;
        json.WriteNumber("articles", evaluation.Articles.Count);
        json.WriteNumber("gold_statements", counts.GoldStatements);
        json.WriteNumber("predicted_statements", counts.PredictedStatements);
        Write(json, "statement", counts.Statement);
        Write(json, "attribution", counts.Attribution);
        Write(json, "triples", counts.Triples);
        json.WriteNumber("speaker_accuracy", Number(counts.SpeakerAccuracy));
        json.WriteNumber("polarity_accuracy", Number(counts.PolarityAccuracy));
        json.WriteNumber("gold_triples", counts.GoldTriples);
        json.WriteNumber("predicted_triples", counts.PredictedTriples);
    }

    private static void WriteDetails(Utf8JsonWriter json, Evaluation evaluation)
    {
        json.WriteStartObject("intervals");
        foreach (var figure in EvaluationFigure.All)
            WriteInterval(json, figure.Name, evaluation.All.Interval(figure));
        json.WriteEndObject();
        WriteGroups(json, "kinds", evaluation.ByKind, statements: true, triples: false);
        WriteGroups(json, "actors", evaluation.ByActor, statements: true, triples: true);
        WriteGroups(json, "issues", evaluation.ByIssue, statements: false, triples: true);
        WriteReliability(json, "statement_reliability", evaluation.StatementReliability());
        WriteReliability(json, "stance_reliability", evaluation.StanceReliability());
    }

    private static void WriteGroups(Utf8JsonWriter json, string name, IReadOnlyList<EvaluationGroup> groups, bool statements, bool triples)
    {
        json.WriteStartObject(name);
        foreach (var group in groups)
        {
            json.WriteStartObject(group.Id);
            json.WriteNumber("articles", group.Articles);
            if (statements)
            {
                json.WriteNumber("gold_statements", group.Counts.GoldStatements);
                json.WriteNumber("predicted_statements", group.Counts.PredictedStatements);
                Write(json, "statement", group.Counts.Statement);
                Write(json, "attribution", group.Counts.Attribution);
                WriteInterval(json, "attribution_f1_interval", group.Interval(EvaluationFigure.AttributionF1));
            }

            if (triples)
            {
                json.WriteNumber("gold_triples", group.Counts.GoldTriples);
                json.WriteNumber("predicted_triples", group.Counts.PredictedTriples);
                Write(json, "triples", group.Counts.Triples);
                WriteInterval(json, "triples_f1_interval", group.Interval(EvaluationFigure.TriplesF1));
                json.WriteNumber("polarity_accuracy", Number(group.Counts.PolarityAccuracy));
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, string name, string spreadName, ResultList<EvaluationGroup> parts)
    {
        if (parts.Count == 0)
            return;
        WriteGroups(json, name, parts, statements: true, triples: true);
        json.WriteStartObject(spreadName);
        foreach (var spread in EvaluationSpread.Of(parts).Where(s => s.Groups > 0))
        {
            json.WriteStartObject(spread.Figure);
            json.WriteNumber("groups", spread.Groups);
            json.WriteNumber("mean", Number(spread.Mean));
            if (double.IsNaN(spread.StandardDeviation))
                json.WriteNull("standard_deviation");
            else
                json.WriteNumber("standard_deviation", Number(spread.StandardDeviation));
            json.WriteNumber("least", Number(spread.Least));
            json.WriteNumber("greatest", Number(spread.Greatest));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteReliability(Utf8JsonWriter json, string name, Reliability reliability)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", reliability.Count);
        json.WriteNumber("brier_score", Number(reliability.BrierScore));
        json.WriteNumber("expected_calibration_error", Number(reliability.ExpectedCalibrationError));
        json.WriteStartArray("bins");
        foreach (var bin in reliability.Bins)
        {
            json.WriteStartObject();
            json.WriteNumber("from", Number(bin.From));
            json.WriteNumber("to", Number(bin.To));
            json.WriteNumber("count", bin.Count);
            json.WriteNumber("mean_confidence", Number(bin.MeanConfidence));
            json.WriteNumber("accuracy", Number(bin.Accuracy));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, PrecisionRecall figures)
    {
        json.WriteNumber(name + "_p", Number(figures.Precision));
        json.WriteNumber(name + "_r", Number(figures.Recall));
        json.WriteNumber(name + "_f1", Number(figures.F1));
    }

    private static void WriteInterval(Utf8JsonWriter json, string name, (double Low, double High)? interval)
    {
        if (interval is not (var low, var high))
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartArray(name);
        json.WriteNumberValue(Number(low));
        json.WriteNumberValue(Number(high));
        json.WriteEndArray();
    }

    private static double Number(double figure) => (double)Round(figure);
}
