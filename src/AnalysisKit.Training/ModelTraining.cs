namespace AnalysisKit.Training;

/// <summary>Learns a model from annotated articles. Threshold and calibration are chosen by a cross-validation within them, by article.</summary>
internal static class ModelTraining
{
    /// <summary>How many hundredths around a threshold are looked at.</summary>
    private const int Around = 5;

    private const string OfIssues = "issue:";

    private static readonly string[] OfWords = ["word:", "left:", "right:", "around:", "speaker:word", "speaker:after", "pair:", "hint:word", OfIssues];

    /// <summary>Learns a model.</summary>
    /// <param name="articles">The articles, read with models of who made a statement that had not seen them.</param>
    /// <param name="speakers">The model of who made a statement that goes with the result.</param>
    /// <param name="options">How to train.</param>
    /// <param name="made">From what the model was made, and how good it is.</param>
    public static ReadingModel Train(IReadOnlyList<TrainingArticle> articles, TreeModel speakers, TrainingOptions options, string made)
    {
        if (options.Prior is { } prior && articles.Sum(a => a.Statements.Count) < options.LeastToCalibrate)
            return new ReadingModel(made, speakers, prior.SpeakerThreshold, prior.StatementCalibration, Stances(articles, options), prior.StanceCalibration, prior.Threshold);
        var counted = articles.Where(a => a.Fold is not null).ToList();
        var least = SpeakerThreshold(counted);
        var statementCalibration = Isotonic.Fit([.. counted.SelectMany(a => a.Statements).Select(s => (s.Said, s.IsRight))]);
        var judged = new List<(TrainingArticle Article, List<Judgement> Judgements)>();
        foreach (var (learned, left) in Parts(articles, options.InnerFolds))
        {
            var ofStances = Stances(learned, options);
            judged.AddRange(left.Select(article => (article, Judgement.Of(article, least, statementCalibration, ofStances))));
        }

        var threshold = Threshold(judged);
        var stances = judged.SelectMany(j => j.Judgements).Where(j => j.Example.IsScored && j.Said >= threshold / 2).Select(j => (j.Said, j.IsRight));
        return new ReadingModel(made, speakers, least, statementCalibration, Stances(articles, options), Isotonic.Fit(stances), threshold);
    }

    /// <summary>Where statements and their speakers together are found best: the mean of both F1, which is nearly flat there.</summary>
    private static double SpeakerThreshold(List<TrainingArticle> articles)
    {
        double gold = articles.Sum(a => a.GoldStatements);
        var statements = articles.SelectMany(a => a.Statements).ToList();
        double F1(double least)
        {
            var kept = statements.Where(s => s.Said >= least).ToList();
            return (kept.Count(s => s.IsFound) + kept.Count(s => s.IsRight)) / (kept.Count + gold);
        }

        return Enumerable.Range(15, 35).Select(step => step / 100.0).MaxBy(least => Enumerable.Range(-2, 5).Average(around => F1(least + (around / 100.0))));
    }

    /// <summary>The threshold at and around which the triples of the articles are best: F1 is nearly flat there, and its peak a matter of chance.</summary>
    private static double Threshold(List<(TrainingArticle Article, List<Judgement> Judgements)> judged)
    {
        var tried = new double[60];
        for (var step = 5; step < tried.Length; step++)
        {
            var figures = new TripleCounts();
            foreach (var (article, judgements) in judged)
                figures.Add(article, judgements, step / 100.0);
            tried[step] = figures.F1;
        }

        var best = Enumerable.Range(5 + Around, tried.Length - 5 - (2 * Around)).MaxBy(step => tried.AsSpan(step - Around, 1 + (2 * Around)).ToArray().Average());
        return best / 100.0;
    }

    private static IEnumerable<(List<TrainingArticle> Learned, List<TrainingArticle> Left)> Parts(IReadOnlyList<TrainingArticle> articles, int parts)
    {
        for (var part = 0; part < parts; part++)
        {
            // Those that are only learned from say nothing of how good it is on others.
            yield return (
                [.. articles.Where(a => a.Fold is null || PartOf(a, parts) != part)],
                [.. articles.Where(a => a.Fold is not null && PartOf(a, parts) == part)]);
        }
    }

    private static int PartOf(TrainingArticle article, int parts) => (int)(System.IO.Hashing.XxHash32.HashToUInt32(System.Text.Encoding.UTF8.GetBytes(article.Topic + "/" + article.Article.Id)) % (uint)parts);

    // Learned from statements that are right: whether they are is the other decision.
    private static StanceModels Stances(IReadOnlyList<TrainingArticle> articles, TrainingOptions options)
    {
        if (articles is not [{ Features: { } features }, ..])
            return options.Prior?.Stances ?? throw new InvalidOperationException("There is no article to learn from.");
        var several = articles.Select(a => a.Topic).Distinct().Skip(1).Any();
        var examples = articles.SelectMany(a => a.Examples.Where(e => e.IsAttributed).Select(e => (a.Topic, Example: e))).ToList();
        var sided = examples.Where(e => e.Example.Label is not null).ToList();
        return new StanceModels(
            LogisticRegression.Fit([.. examples.Select(e => (e.Example.Row, e.Example.Label is not null))], features.Names, options.StancePenalty, options.Least, Kept(examples), Ease(options.EaseOfRules.Stances), options.Prior?.Stances.Stances),
            LogisticRegression.Fit(
                [.. sided.Where(e => e.Example.Label is Polarity.Support or Polarity.Oppose).Select(e => (e.Example.Row, e.Example.Label == Polarity.Oppose))], features.Names, options.SidePenalty, options.Least, Kept(sided), Ease(options.EaseOfRules.Sides), options.Prior?.Stances.Sides));

        Func<int, bool> Kept(List<(string, StanceExample)> of)
        {
            var kept = features.Kept(of, options.LeastOfWords, several, OfIssues);
            return feature => kept[feature] && (options.Without.Count == 0 || !options.Without.Contains(features.Names[feature][..features.Names[feature].IndexOf(':', StringComparison.Ordinal)]));
        }
    }

    private static Func<string, double> Ease(double ofRules) => name => name.StartsWith("rule:side", StringComparison.Ordinal) ? ofRules : 1;

    /// <summary>Whether a feature holds a word of the text.</summary>
    public static bool HoldsWord(string name) => OfWords.Any(g => name.StartsWith(g, StringComparison.Ordinal));
}
