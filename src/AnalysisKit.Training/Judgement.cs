namespace AnalysisKit.Training;

/// <summary>What a model says of an example that it has not seen.</summary>
/// <param name="Example">The example.</param>
/// <param name="Side">The likelier side.</param>
/// <param name="Said">The probability of that side, before calibration.</param>
internal readonly record struct Judgement(StanceExample Example, Polarity Side, double Said)
{
    public bool IsRight => Example.Label == Side;

    public static List<Judgement> Of(TrainingArticle article, double least, Calibration calibration, StanceModels stances)
    {
        var right = article.Statements.Where(s => s.Said >= least).ToDictionary(s => s.Statement, s => calibration.Of(s.Said), (IEqualityComparer<Statement>)ReferenceEqualityComparer.Instance);
        var judgements = new List<Judgement>();
        foreach (var example in article.Examples)
        {
            // A speaker who is not likely enough, or does not count, has no answer to learn from or be measured by.
            if (!right.TryGetValue(example.Candidate.Statement, out var isRight))
                continue;
            var (support, oppose) = stances.Of(example.Candidate.Features);
            judgements.Add(new Judgement(example, support >= oppose ? Polarity.Support : Polarity.Oppose, Math.Max(support, oppose) * isRight));
        }

        return judgements;
    }
}
