namespace AnalysisKit;

/// <summary>The counts of a comparison of predictions with gold. Counts of several articles are added up, and all figures are computed from the sums.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public readonly record struct EvaluationCounts
{
    /// <summary>Statements in gold.</summary>
    public int GoldStatements { get; init; }

    /// <summary>Statements predicted.</summary>
    public int PredictedStatements { get; init; }

    /// <summary>Gold statements that a prediction matches.</summary>
    public int GoldMatched { get; init; }

    /// <summary>Predicted statements that match one in gold; differs from <see cref="GoldMatched"/> only within a group.</summary>
    public int PredictedMatched { get; init; }

    /// <summary>Gold statements matched by a prediction with the same speaker.</summary>
    public int GoldAttributed { get; init; }

    /// <summary>Predicted statements that match one in gold with the same speaker; differs from <see cref="GoldAttributed"/> only within a group.</summary>
    public int PredictedAttributed { get; init; }

    /// <summary>Triples of article, actor and issue with a polarity in gold.</summary>
    public int GoldTriples { get; init; }

    /// <summary>Triples of article, actor and issue with a predicted polarity.</summary>
    public int PredictedTriples { get; init; }

    /// <summary>Triples of article, actor and issue with a polarity on both sides.</summary>
    public int SharedTriples { get; init; }

    /// <summary>Shared triples whose polarities are equal.</summary>
    public int EqualTriples { get; init; }

    /// <summary>How well statements are found, whoever speaks.</summary>
    public PrecisionRecall Statement => new(Ratio(PredictedMatched, PredictedStatements), Ratio(GoldMatched, GoldStatements));

    /// <summary>How well statements are found with the right speaker.</summary>
    public PrecisionRecall Attribution => new(Ratio(PredictedAttributed, PredictedStatements), Ratio(GoldAttributed, GoldStatements));

    /// <summary>How well the polarity per article, actor and issue is found. Charts of positions are made of these.</summary>
    public PrecisionRecall Triples => new(Ratio(EqualTriples, PredictedTriples), Ratio(EqualTriples, GoldTriples));

    /// <summary>Share of the matched statements whose speaker is right; 0 when none is matched.</summary>
    public double SpeakerAccuracy => Ratio(GoldAttributed, GoldMatched);

    /// <summary>Share of the shared triples whose polarity is right; 0 when none is shared.</summary>
    public double PolarityAccuracy => Ratio(EqualTriples, SharedTriples);

    /// <summary>Adds the counts of two sets of articles.</summary>
    public static EvaluationCounts operator +(EvaluationCounts left, EvaluationCounts right) => new()
    {
        GoldStatements = left.GoldStatements + right.GoldStatements,
        PredictedStatements = left.PredictedStatements + right.PredictedStatements,
        GoldMatched = left.GoldMatched + right.GoldMatched,
        PredictedMatched = left.PredictedMatched + right.PredictedMatched,
        GoldAttributed = left.GoldAttributed + right.GoldAttributed,
        PredictedAttributed = left.PredictedAttributed + right.PredictedAttributed,
        GoldTriples = left.GoldTriples + right.GoldTriples,
        PredictedTriples = left.PredictedTriples + right.PredictedTriples,
        SharedTriples = left.SharedTriples + right.SharedTriples,
        EqualTriples = left.EqualTriples + right.EqualTriples,
    };

    /// <summary>The counts as if each article occurred <paramref name="times"/> times.</summary>
    public static EvaluationCounts operator *(EvaluationCounts counts, int times) => new()
    {
        GoldStatements = counts.GoldStatements * times,
        PredictedStatements = counts.PredictedStatements * times,
        GoldMatched = counts.GoldMatched * times,
        PredictedMatched = counts.PredictedMatched * times,
        GoldAttributed = counts.GoldAttributed * times,
        PredictedAttributed = counts.PredictedAttributed * times,
        GoldTriples = counts.GoldTriples * times,
        PredictedTriples = counts.PredictedTriples * times,
        SharedTriples = counts.SharedTriples * times,
        EqualTriples = counts.EqualTriples * times,
    };

    /// <summary>Adds the counts of two sets of articles.</summary>
    public static EvaluationCounts Add(EvaluationCounts left, EvaluationCounts right) => left + right;

    /// <summary>The counts as if each article occurred <paramref name="times"/> times.</summary>
    public static EvaluationCounts Multiply(EvaluationCounts counts, int times) => counts * times;

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
