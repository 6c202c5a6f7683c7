namespace AnalysisKit;

/// <summary>A figure of an evaluation: its formula over the counts, and the count that must not be 0 for it to be defined.</summary>
public sealed class EvaluationFigure
{
    private readonly Func<EvaluationCounts, double> _value;
    private readonly Func<EvaluationCounts, int> _basis;

    private EvaluationFigure(string name, Func<EvaluationCounts, double> value, Func<EvaluationCounts, int> basis)
    {
        Name = name;
        _value = value;
        _basis = basis;
    }

    /// <summary>Share of the predicted statements that match one in gold, whoever speaks.</summary>
    public static EvaluationFigure StatementPrecision { get; } = new("statement_p", c => c.Statement.Precision, c => c.PredictedStatements);

    /// <summary>Share of the gold statements that are found, whoever speaks.</summary>
    public static EvaluationFigure StatementRecall { get; } = new("statement_r", c => c.Statement.Recall, c => c.GoldStatements);

    /// <summary>Harmonic mean of precision and recall of statements.</summary>
    public static EvaluationFigure StatementF1 { get; } = new("statement_f1", c => c.Statement.F1, c => c.PredictedStatements + c.GoldStatements);

    /// <summary>Share of the predicted statements that match one in gold with the same speaker.</summary>
    public static EvaluationFigure AttributionPrecision { get; } = new("attribution_p", c => c.Attribution.Precision, c => c.PredictedStatements);

    /// <summary>Share of the gold statements that are found with the right speaker.</summary>
    public static EvaluationFigure AttributionRecall { get; } = new("attribution_r", c => c.Attribution.Recall, c => c.GoldStatements);

    /// <summary>Harmonic mean of precision and recall of attribution.</summary>
    public static EvaluationFigure AttributionF1 { get; } = new("attribution_f1", c => c.Attribution.F1, c => c.PredictedStatements + c.GoldStatements);

    /// <summary>Share of the predicted triples that gold has with the same polarity.</summary>
    public static EvaluationFigure TriplesPrecision { get; } = new("triples_p", c => c.Triples.Precision, c => c.PredictedTriples);

    /// <summary>Share of gold's triples that are predicted with the same polarity.</summary>
    public static EvaluationFigure TriplesRecall { get; } = new("triples_r", c => c.Triples.Recall, c => c.GoldTriples);

    /// <summary>Harmonic mean of precision and recall of triples. The headline figure, since charts of positions are made of triples.</summary>
    public static EvaluationFigure TriplesF1 { get; } = new("triples_f1", c => c.Triples.F1, c => c.PredictedTriples + c.GoldTriples);

    /// <summary>Share of the matched statements whose speaker is right.</summary>
    public static EvaluationFigure SpeakerAccuracy { get; } = new("speaker_accuracy", c => c.SpeakerAccuracy, c => c.GoldMatched);

    /// <summary>Share of the triples on both sides whose polarity is right.</summary>
    public static EvaluationFigure PolarityAccuracy { get; } = new("polarity_accuracy", c => c.PolarityAccuracy, c => c.SharedTriples);

    /// <summary>All figures, in the order in which they are usually shown.</summary>
    public static IReadOnlyList<EvaluationFigure> All { get; } =
    [
        StatementPrecision, StatementRecall, StatementF1, AttributionPrecision, AttributionRecall, AttributionF1,
        TriplesPrecision, TriplesRecall, TriplesF1, SpeakerAccuracy, PolarityAccuracy,
    ];

    /// <summary>The name of the figure in files: <c>triples_f1</c>.</summary>
    public string Name { get; }

    /// <summary>The figure, in [0, 1]; 0 where it is not defined.</summary>
    public double Value(EvaluationCounts counts) => _value(counts);

    /// <summary>Whether the figure is defined, because there is something to count.</summary>
    public bool IsDefined(EvaluationCounts counts) => _basis(counts) > 0;
}
