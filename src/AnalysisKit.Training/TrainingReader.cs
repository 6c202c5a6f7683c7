namespace AnalysisKit.Training;

/// <summary>Reads annotated articles into examples: what gold says of each candidate.</summary>
internal static class TrainingReader
{
    private const int Folds = 5;

    /// <summary>Reads who may have made the statements of the articles that are annotated, in the order of the annotations.</summary>
    /// <param name="articles">The articles, by id.</param>
    /// <param name="gold">The annotations.</param>
    /// <param name="topics">The topics. An annotation that names none is of the first; of one that names another, only the statements are looked at.</param>
    /// <param name="onlyLearned">Whether an article is only learned from and not counted.</param>
    public static List<SpeakerArticle> Speakers(IReadOnlyDictionary<string, Article> articles, IEnumerable<AnnotatedArticle> gold, IReadOnlyList<Topic> topics, Func<AnnotatedArticle, bool> onlyLearned)
    {
        var readers = Readers(topics);
        return [.. gold.AsParallel().AsOrdered().Select(g => Speakers(articles[g.Id], g, ReaderOf(g, readers, topics), onlyLearned(g)))];
    }

    /// <summary>Reads the same articles with models of who made a statement, and what their statements may take a side on.</summary>
    /// <param name="articles">The articles, by id.</param>
    /// <param name="speakers">The annotations.</param>
    /// <param name="topics">The topics.</param>
    /// <param name="model">The model that an article is read with.</param>
    public static List<TrainingArticle> Read(IReadOnlyDictionary<string, Article> articles, IEnumerable<SpeakerArticle> speakers, IReadOnlyList<Topic> topics, Func<SpeakerArticle, TreeModel> model)
    {
        var readers = Readers(topics);
        List<TrainingArticle> read = [.. speakers.AsParallel().AsOrdered().Select(s => Read(articles[s.Gold.Id], s, ReaderOf(s.Gold, readers, topics), model(s)))];
        var features = new FeatureNumbers([.. read.SelectMany(a => a.Examples.Select(e => (a.Topic, e)))], ModelTraining.HoldsWord);
        foreach (var article in read)
            article.Features = features;
        return read;
    }

    private static Dictionary<string, CandidateReader> Readers(IReadOnlyList<Topic> topics) => topics.ToDictionary(t => t.Id, t => new CandidateReader(t), StringComparer.Ordinal);

    private static CandidateReader ReaderOf(AnnotatedArticle gold, Dictionary<string, CandidateReader> readers, IReadOnlyList<Topic> topics) => readers.GetValueOrDefault(gold.Topic ?? "", readers[topics[0].Id]);

    private static bool Counts(string? speaker, AnnotatedArticle gold, Topic topic) =>
        !string.IsNullOrEmpty(speaker) && (gold.Topic is null && topic.ScoredActors.Count > 0 ? topic.ScoredActors.Contains(speaker) : !IsOther(speaker));

    private static bool IsOther(string speaker) => speaker.StartsWith("other:", StringComparison.Ordinal);

    // Whoever speaks, a statement of gold is one; for an actor whom gold's catalogue does not list, any such actor will do.
    private static SpeakerArticle Speakers(Article article, AnnotatedArticle gold, CandidateReader reader, bool onlyLearned)
    {
        var found = reader.Speakers(article);
        if (gold.Judged is { } judged)
            found.RemoveAll(f => !judged.Contains(f.Statement.Content));
        var predicted = found.ConvertAll(f => AnnotatedStatement.Of(f.Statement, []));
        var answers = new Dictionary<AnnotatedStatement, string>(ReferenceEqualityComparer.Instance);
        foreach (var pair in StatementMatching.Match(article.Text, gold.Statements, predicted))
        {
            if (pair is { Gold: { } answer, Predicted: { } statement })
                answers[statement] = answer.Speaker ?? "";
        }

        return new SpeakerArticle(gold, gold.Topic ?? reader.Topic.Id, onlyLearned || gold.Judged is not null ? null : gold.Fold ?? FoldOf(article.Id), [
            .. found.Select((f, i) =>
            {
                var speaker = answers.GetValueOrDefault(predicted[i]);
                bool IsRight(string? actor) => actor is not null && speaker is not null && (actor == speaker || (IsOther(actor) && IsOther(speaker)));
                return new SpeakerExample(f.Words, speaker is not null, IsRight(f.Statement.Speaker), f.Candidates.ConvertAll(c => (c, IsRight(c.Actor))));
            }),
        ]);
    }

    private static TrainingArticle Read(Article article, SpeakerArticle speakers, CandidateReader reader, TreeModel model)
    {
        var gold = speakers.Gold;
        var (statements, candidates) = reader.Read(article, model);

        // Statements that do not count are matched apart, so that they take none of those that do.
        var predicted = statements.Where(s => Counts(s.Statement.Speaker, gold, reader.Topic)).Select(s => (s.Statement, s.Rules, s.Said, Annotated: AnnotatedStatement.Of(s.Statement, []))).ToList();
        var byAnnotated = predicted.ToDictionary(p => p.Annotated, p => p.Statement, (IEqualityComparer<AnnotatedStatement>)ReferenceEqualityComparer.Instance);
        var answers = new Dictionary<Statement, AnnotatedStatement>(ReferenceEqualityComparer.Instance);
        var found = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        foreach (var pair in StatementMatching.Match(article.Text, [.. gold.Statements.Where(s => Counts(s.Speaker, gold, reader.Topic))], [.. predicted.Select(p => p.Annotated)]))
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
            Topic = speakers.Topic,
            Fold = speakers.Fold,
            Statements = [.. predicted.Select(p => new StatementExample(p.Statement, p.Rules, p.Said, found.Contains(p.Statement), answers.GetValueOrDefault(p.Statement)))],
            GoldStatements = gold.Statements.Count(s => Counts(s.Speaker, gold, reader.Topic)),
            Examples = !hasIssues ? [] : [.. candidates.Select(c => new StanceExample(
                c, answers.GetValueOrDefault(c.Statement)?.Stances.FirstOrDefault(s => s.Issue == c.Issue.Id)?.Polarity, Counts(c.Statement.Speaker, gold, reader.Topic), answers.ContainsKey(c.Statement)))],
            Gold = Majorities(gold.Statements.Where(s => hasIssues && Counts(s.Speaker, gold, reader.Topic)).SelectMany(s => s.Stances.Select(t => (s.Speaker, t.Issue, t.Polarity)))),
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
