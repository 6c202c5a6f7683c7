namespace AnalysisKit;

/// <summary>Says by a model how likely each statement is right. Thread-safe.</summary>
internal sealed class StatementDecision(ReadingModel model)
{
    private readonly HashSet<ulong> _known = [.. model.Statements.Keys];

    /// <summary>The statements with the probability that they are right, speaker included. A statement without a speaker's id keeps its confidence: no annotation says whether it is right.</summary>
    public IReadOnlyList<Statement> Judge(IReadOnlyList<Statement> statements, ActorText text)
    {
        var judged = new Statement[statements.Count];
        var describer = new StatementFeatures(text, statements);
        var features = FeatureSet.Of(_known);
        for (var i = 0; i < judged.Length; i++)
        {
            judged[i] = statements[i];
            if (statements[i].Speaker is null)
                continue;
            features.Clear();
            describer.Describe(i, features);
            judged[i] = statements[i] with { Confidence = Math.Round(model.StatementCalibration.Of(model.Statements.Probability(features)), 4) };
        }

        return judged;
    }
}
