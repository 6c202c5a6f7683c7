namespace AnalysisKit;

/// <summary>The comparison of one article's predictions with its gold annotation.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed record ArticleEvaluation
{
    /// <summary>The article.</summary>
    public required Article Article { get; init; }

    /// <summary>Id of the topic that gold names; null if it names none.</summary>
    public string? Topic { get; init; }

    /// <summary>The part of a cross-validation that gold names; null if it names none.</summary>
    public int? Fold { get; init; }

    /// <summary>Matched statements in the order of their overlap, then those missed, then those that are spurious.</summary>
    public required ResultList<EvaluationPair> Pairs { get; init; }

    /// <summary>The polarity of each actor on each issue, in gold and as predicted.</summary>
    public required ResultList<EvaluationTriple> Triples { get; init; }

    /// <summary>Compares one article's predictions with its gold.</summary>
    /// <param name="article">The article, to whose text both refer.</param>
    /// <param name="gold">The annotation that counts as right.</param>
    /// <param name="predicted">What was predicted; null counts as no statements.</param>
    /// <param name="scoredActors">Ids of the actors that count; null for every actor but <c>other:name</c>.</param>
    /// <remarks>
    /// A prediction matches a gold statement if their contents share at least half of the shorter one, or if they overlap and their cues
    /// stand within 3 characters of each other; one to one, best overlap (intersection over union) first. Lengths are Unicode code points.
    /// </remarks>
    public static ArticleEvaluation Of(Article article, AnnotatedArticle gold, AnnotatedArticle? predicted, IReadOnlySet<string>? scoredActors)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(gold);
        var goldStatements = gold.Statements.Where(IsScored).ToList();
        var predictedStatements = (predicted?.Statements ?? []).Where(IsScored).ToList();
        return new ArticleEvaluation
        {
            Article = article,
            Topic = gold.Topic,
            Fold = gold.Fold,
            Pairs = new ResultList<EvaluationPair>("pairs of statements", StatementMatching.Match(article.Text, goldStatements, predictedStatements)),
            Triples = new ResultList<EvaluationTriple>("triples", TriplesOf(article.Id, Majorities(goldStatements), Majorities(predictedStatements))),
        };

        bool IsScored(AnnotatedStatement statement) =>
            scoredActors?.Contains(statement.Speaker) ?? (statement.Speaker.Length > 0 && !statement.Speaker.StartsWith(AnnotatedStatement.OtherActor, StringComparison.Ordinal));
    }

    /// <summary>The counts of this article.</summary>
    public EvaluationCounts Counts() => Count(Pairs, Pairs, Triples);

    /// <summary>The counts per kind of statement: recall by the kind in gold, precision by the kind predicted. Triples have no kind and are left out.</summary>
    public IEnumerable<KeyValuePair<string, EvaluationCounts>> CountsByKind() => CountsBy(s => s.Kind?.ToString().ToLowerInvariant() ?? "unknown", _ => null);

    /// <summary>The counts per actor.</summary>
    public IEnumerable<KeyValuePair<string, EvaluationCounts>> CountsByActor() => CountsBy(s => s.Speaker, t => t.Actor);

    /// <summary>The counts of triples per issue.</summary>
    public IEnumerable<KeyValuePair<string, EvaluationCounts>> CountsByIssue() => CountsBy(_ => null, t => t.Issue);

    private IEnumerable<KeyValuePair<string, EvaluationCounts>> CountsBy(Func<AnnotatedStatement, string?> ofStatement, Func<EvaluationTriple, string?> ofTriple)
    {
        var gold = Pairs.Where(p => p.Gold is not null).ToLookup(p => ofStatement(p.Gold!));
        var predicted = Pairs.Where(p => p.Predicted is not null).ToLookup(p => ofStatement(p.Predicted!));
        var triples = Triples.ToLookup(ofTriple);
        return gold.Select(g => g.Key).Concat(predicted.Select(g => g.Key)).Concat(triples.Select(g => g.Key))
            .OfType<string>()
            .Distinct()
            .Select(key => KeyValuePair.Create(key, Count(gold[key], predicted[key], triples[key])));
    }

    private static EvaluationCounts Count(IEnumerable<EvaluationPair> gold, IEnumerable<EvaluationPair> predicted, IEnumerable<EvaluationTriple> triples)
    {
        var goldPairs = gold.Where(p => p.Gold is not null).ToList();
        var predictedPairs = predicted.Where(p => p.Predicted is not null).ToList();
        var tripleList = triples.ToList();
        return new EvaluationCounts
        {
            GoldStatements = goldPairs.Count,
            PredictedStatements = predictedPairs.Count,
            GoldMatched = goldPairs.Count(p => p.Outcome != EvaluationOutcome.Missed),
            PredictedMatched = predictedPairs.Count(p => p.Outcome != EvaluationOutcome.Spurious),
            GoldAttributed = goldPairs.Count(p => p.Outcome == EvaluationOutcome.Right),
            PredictedAttributed = predictedPairs.Count(p => p.Outcome == EvaluationOutcome.Right),
            GoldTriples = tripleList.Count(t => t.Gold is not null),
            PredictedTriples = tripleList.Count(t => t.Predicted is not null),
            SharedTriples = tripleList.Count(t => t.Gold is not null && t.Predicted is not null),
            EqualTriples = tripleList.Count(t => t.Right),
        };
    }

    private static Dictionary<(string Actor, string Issue), Polarity> Majorities(IEnumerable<AnnotatedStatement> statements) =>
        statements
            .SelectMany(s => s.Stances.Select(x => (Key: (s.Speaker, x.Issue), x.Polarity)))
            .GroupBy(x => x.Key, x => x.Polarity)
            .Select(g => (g.Key, Balance: g.Count(p => p == Polarity.Support) - g.Count(p => p == Polarity.Oppose)))
            .Where(x => x.Balance != 0)
            .ToDictionary(x => x.Key, x => x.Balance > 0 ? Polarity.Support : Polarity.Oppose);

    private static EvaluationTriple[] TriplesOf(
        string articleId, Dictionary<(string Actor, string Issue), Polarity> gold, Dictionary<(string Actor, string Issue), Polarity> predicted)
    {
        return [.. gold.Keys.Union(predicted.Keys)
            .OrderBy(k => k.Actor, StringComparer.Ordinal)
            .ThenBy(k => k.Issue, StringComparer.Ordinal)
            .Select(k => new EvaluationTriple(articleId, k.Actor, k.Issue, Find(gold, k), Find(predicted, k)))];

        static Polarity? Find(Dictionary<(string Actor, string Issue), Polarity> polarities, (string Actor, string Issue) key) =>
            polarities.TryGetValue(key, out var polarity) ? polarity : null;
    }
}
