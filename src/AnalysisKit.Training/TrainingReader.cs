namespace AnalysisKit.Training;

/// <summary>Reads annotated articles into examples: what gold says of each candidate.</summary>
internal static class TrainingReader
{
    private const int Folds = 5;

    /// <summary>Reads the articles that are annotated, in the order of the annotations.</summary>
    /// <param name="articles">The articles, by id.</param>
    /// <param name="gold">The annotations.</param>
    /// <param name="topics">The topics. An annotation that names none is of the first; of one that names another, only the statements are looked at.</param>
    /// <param name="onlyLearned">Whether an article is only learned from and not counted.</param>
    public static IEnumerable<TrainingArticle> Read(IReadOnlyDictionary<string, Article> articles, IEnumerable<AnnotatedArticle> gold, IReadOnlyList<Topic> topics, Func<AnnotatedArticle, bool> onlyLearned)
    {
        var readers = topics.ToDictionary(t => t.Id, t => new CandidateReader(t));
        return gold.AsParallel().AsOrdered()
            .Select(g => Read(articles[g.Id], g, readers.GetValueOrDefault(g.Topic ?? "", readers[topics[0].Id]), onlyLearned(g)));
    }

    private static TrainingArticle Read(Article article, AnnotatedArticle gold, CandidateReader reader, bool onlyLearned)
    {
        var (statements, features, candidates) = reader.Read(article);
        bool Counts(string? speaker) => !string.IsNullOrEmpty(speaker) && (gold.Topic is null && reader.Topic.ScoredActors.Count > 0 ? reader.Topic.ScoredActors.Contains(speaker) : !speaker.StartsWith("other:", StringComparison.Ordinal));

        // Statements that do not count are matched apart, so that they take none of those that do.
        var predicted = statements.Where(s => Counts(s.Speaker)).Select(s => (Statement: s, Annotated: AnnotatedStatement.Of(s, []))).ToList();
        var byAnnotated = predicted.ToDictionary(p => p.Annotated, p => p.Statement, (IEqualityComparer<AnnotatedStatement>)ReferenceEqualityComparer.Instance);
        var answers = new Dictionary<Statement, AnnotatedStatement>(ReferenceEqualityComparer.Instance);
        var found = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        foreach (var pair in StatementMatching.Match(article.Text, [.. gold.Statements.Where(s => Counts(s.Speaker))], [.. predicted.Select(p => p.Annotated)]))
        {
            if (pair is { Gold: not null, Predicted: not null })
                found.Add(byAnnotated[pair.Predicted]);
            if (pair.Outcome == EvaluationOutcome.Right)
                answers[byAnnotated[pair.Predicted!]] = pair.Gold!;
        }

        var hasIssues = gold.Topic is null || gold.Topic == reader.Topic.Id;
        return new TrainingArticle
        {
            Article = article,
            Topic = gold.Topic ?? reader.Topic.Id,
            Fold = onlyLearned ? null : gold.Fold ?? FoldOf(article.Id),
            Statements = [.. statements.Select((s, i) => (Statement: s, Features: features[i])).Where(s => Counts(s.Statement.Speaker)).Select(s => new StatementExample(s.Statement, s.Features, found.Contains(s.Statement), answers.GetValueOrDefault(s.Statement)))],
            GoldStatements = gold.Statements.Count(s => Counts(s.Speaker)),
            Examples = !hasIssues ? [] : [.. candidates.Select(c => new StanceExample(
                c, answers.GetValueOrDefault(c.Statement)?.Stances.FirstOrDefault(s => s.Issue == c.Issue.Id)?.Polarity, Counts(c.Statement.Speaker), answers.ContainsKey(c.Statement)))],
            Gold = Majorities(gold.Statements.Where(s => hasIssues && Counts(s.Speaker)).SelectMany(s => s.Stances.Select(t => (s.Speaker, t.Issue, t.Polarity)))),
        };
    }

    /// <summary>Where the actors stand by the majority of their statements; ties and mixed ones are left out.</summary>
    public static Dictionary<(string Actor, string Issue), Polarity> Majorities(IEnumerable<(string Actor, string Issue, Polarity Polarity)> stances) =>
        stances.GroupBy(s => (s.Actor, s.Issue), s => s.Polarity)
            .Select(g => (g.Key, Balance: g.Count(p => p == Polarity.Support) - g.Count(p => p == Polarity.Oppose)))
            .Where(g => g.Balance != 0)
            .ToDictionary(g => g.Key, g => g.Balance > 0 ? Polarity.Support : Polarity.Oppose);

    private static int FoldOf(string id) => (int)(System.IO.Hashing.XxHash32.HashToUInt32(System.Text.Encoding.UTF8.GetBytes(id)) % Folds);
}
