namespace AnalysisKit;

/// <summary>
/// What was read in all statements, and what a check found in the units drawn from them. Units that were not answered are left out and those of their stratum stand for them; units outside the statements at hand (narrowed down
/// to others, or read otherwise by now) stay with nothing in them, as the estimate for a part of a population wants it. Where answers of the sample have been applied as corrections, what had been read when it was drawn is put back, so that
/// they do not count twice: as it was read, where that is known, else as the sample says. Where both statements and whole articles were drawn, what was found comes from the statements and what was
/// missed from the articles.
/// </summary>
internal sealed class CheckedPopulation
{
    private readonly Topic _topic;
    private readonly StatementList? _statements;
    private readonly Dictionary<string, Article> _articles;
    private readonly Dictionary<string, int> _clusters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Statement>> _said;
    private readonly ILookup<object, Stance> _stances;
    private readonly Dictionary<Statement, int> _reports;

    private CheckedPopulation(Topic topic, StatementList? population, IReadOnlyList<Stance> stances, ReadArticles read, IReadOnlyList<SampledStatement> sample)
    {
        (_topic, _statements, IsPart) = (topic, population, read.IsPart);
        var (statements, all, restored) = AsDrawn(population is null ? [.. stances.Select(s => s.Statement).Distinct<Statement>(ReferenceEqualityComparer.Instance)] : [.. population], stances, read, sample);
        _articles = read.Articles.GroupBy(a => a.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _said = statements.GroupBy(s => s.Article.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        _stances = all.ToLookup(s => (object)s.Statement, ReferenceEqualityComparer.Instance);
        (Stances, IsAsGiven) = (all, ReferenceEquals(all, stances));
        Judged = statements.Where(s => s.Origin == ReadingOrigin.Person).Concat(all.Where(s => s.Origin == ReadingOrigin.Person).Select(s => s.Statement)).Distinct<Statement>(ReferenceEqualityComparer.Instance).Count();
        _reports = population is not null && ReferenceEquals(all, stances) ? population.Reports : RepeatedStatements.Reports(statements);
        (Statements, Restored) = (statements.Count, restored);
        Drawn = sample.Count(s => s.Unit == SampleUnit.Statement || s.IsArticle);
        var hasStatements = sample.Any(s => s.Unit == SampleUnit.Statement);
        var ofStatements = hasStatements ? StatementUnits([.. sample.Where(s => s.Unit == SampleUnit.Statement)]) : [];
        var ofArticles = ArticleUnits([.. sample.Where(s => s.Unit == SampleUnit.Article)], onlyMissed: hasStatements);
        Samples = [.. new[] { ofStatements, ofArticles }.Where(units => units.Count > 0)];
        HasArticles = ofArticles.Count > 0;
        Checked = Samples.Sum(s => s.Count);
        foreach (var statement in statements)
        {
            var cluster = Cluster(statement.Article.Id);
            foreach (var stance in ReadOf(statement))
                Read.Add((cluster, stance));
        }

        Clusters = Math.Max(_clusters.Count, _articles.Count);
    }

    /// <summary>Whether the statements are those of a part of the articles, which a filter has left.</summary>
    public bool IsPart { get; }

    /// <summary>The stances read in all statements, each with the number of its article.</summary>
    public List<(int Cluster, CheckedStance Stance)> Read { get; } = [];

    /// <summary>All stances as they were read, as far as that is known.</summary>
    public IReadOnlyList<Stance> Stances { get; }

    /// <summary>Whether they are those that were given, so that no answers had been applied to them.</summary>
    public bool IsAsGiven { get; private init; }

    /// <summary>Number of statements among them that count as people have corrected them, since what had been read is not known.</summary>
    public int Judged { get; }

    /// <summary>The samples: of statements, of whole articles, or both. Only the first has what was read.</summary>
    public IReadOnlyList<IReadOnlyList<CheckedUnit>> Samples { get; }

    /// <summary>Number of articles.</summary>
    public int Clusters { get; }

    /// <summary>Number of statements that were read.</summary>
    public int Statements { get; }

    /// <summary>Number of statements whose reading was taken from the sample, since its answers have been applied to them and what had been read is not at hand.</summary>
    public int Restored { get; }

    /// <summary>Number of units drawn.</summary>
    public int Drawn { get; }

    /// <summary>Number of these that were answered.</summary>
    public int Checked { get; }

    /// <summary>Number of answered units that are not among the statements at hand.</summary>
    public int Elsewhere { get; private set; }

    /// <summary>Number of statements at hand for which the answered units stand, where statements were drawn; 0 otherwise.</summary>
    public double Represented { get; private set; }

    /// <summary>Whether whole articles were checked, so that what was not found is known.</summary>
    public bool HasArticles { get; }

    public static CheckedPopulation Of(Topic topic, StatementList? population, IEnumerable<Stance> stances, ReadArticles read, IReadOnlyList<SampledStatement> sample) =>
        read.Before is { } before
            ? new(topic, before, [.. before.Stances], before.Read, sample) { IsAsGiven = false }
            : new(topic, population, [.. population?.Stances ?? stances], read, sample);

    /// <summary>The statements and stances with what had been read of those in the sample whose answers have been applied as corrections.</summary>
    private static (List<Statement> Statements, IReadOnlyList<Stance> Stances, int Restored) AsDrawn(List<Statement> statements, IReadOnlyList<Stance> stances, ReadArticles read, IReadOnlyList<SampledStatement> sample)
    {
        var applied = (read.Corrected?.Places ?? []).ToHashSet();
        var judged = statements.Where(s => s.Origin == ReadingOrigin.Person).Concat(stances.Where(s => s.Origin == ReadingOrigin.Person).Select(s => s.Statement)).ToHashSet<Statement>(ReferenceEqualityComparer.Instance);
        if (applied.Count == 0 && judged.Count == 0)
            return (statements, stances, 0);
        var articles = read.Articles.GroupBy(a => a.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var said = statements.ToLookup(s => s.Article.Id, StringComparer.Ordinal);
        var gone = new HashSet<Statement>(ReferenceEqualityComparer.Instance);
        var restored = new List<(Statement Statement, StatementReading Read)>();
        foreach (var row in sample)
        {
            if (row.Answer.Content is not { } content || !articles.TryGetValue(row.Answer.Article, out var article) || CorrectionPlace.Locate(article.Text, content, row.Answer.Quote) is not { } place)
                continue;
            var own = said[article.Id].Where(s => !gone.Contains(s)).ToList();
            var found = CorrectionPlace.Find(own, place, row.Read) is var at and >= 0 ? own[at] : null;
            var isTakenAway = (row.Answer.Statement == false && applied.Contains((article.Id, content))) || (found is null && applied.Contains((article.Id, null)));
            if (isTakenAway)
                found = null;
            else if (found is null || !judged.Contains(found))
                continue;
            else
                gone.Add(found);
            if (row.Read is { } before)
                restored.Add((AsRead(article, place, found, before), before));
        }

        return (
            [.. statements.Where(s => !gone.Contains(s)), .. restored.Select(r => r.Statement)],
            [.. stances.Where(s => !gone.Contains(s.Statement)), .. restored.SelectMany(r => r.Read.Stances.Select(s => AsRead(r.Statement, s)))],
            restored.Count);
    }

    private static Statement AsRead(Article article, Span place, Statement? corrected, StatementReading read) => corrected is not null
        ? corrected with { Speaker = read.Speaker, SpeakerSpan = read.Speaker == corrected.Speaker ? corrected.SpeakerSpan : NameIn(corrected, read.Named), Confidence = read.Confidence ?? 1, Origin = "" }
        : new Statement { Article = article, Speaker = read.Speaker, Cue = new Span(place.Start, 0), Content = place, Sentence = place, Kind = StatementKind.Indirect, CueLemma = "", Confidence = read.Confidence ?? 1 };

    private static Span? NameIn(Statement statement, string named) =>
        named.Length > 0 && statement.Passage.Of(statement.Article.Text).IndexOf(named, StringComparison.Ordinal) is var at and >= 0 ? new Span(statement.Passage.Start + at, named.Length) : null;

    private static Stance AsRead(Statement statement, StanceReading read) => new()
    {
        Statement = statement,
        Issue = read.Issue,
        Polarity = read.Polarity,
        Score = read.Score ?? Correction.ScoreOf(read.Polarity),
        Confidence = read.Probability ?? 1,
        Cues = [],
    };

    private List<CheckedUnit> StatementUnits(List<SampledStatement> sample)
    {
        var units = new List<CheckedUnit>();
        foreach (var (row, probability) in Answered(sample))
        {
            var found = Find(row);
            var analysis = found is not null ? Analysis(found.Article, [found]) : _statements is null && _articles.TryGetValue(row.Answer.Article, out var article) ? Analysis(article, []) : null;
            if (analysis is null)
                Elsewhere++;
            else
                Represented += 1 / probability;
            units.Add(Unit(row, probability, analysis, [row.Answer], isComplete: false, onlyMissed: false));
        }

        return units;
    }

    private List<CheckedUnit> ArticleUnits(List<SampledStatement> sample, bool onlyMissed)
    {
        var units = new List<CheckedUnit>();
        var answers = sample.Where(s => !s.IsArticle && s.Answer.IsJudged).ToLookup(s => s.Answer.Article, s => s.Answer, StringComparer.Ordinal);
        foreach (var (row, probability) in Answered([.. sample.Where(s => s.IsArticle)]))
        {
            var id = row.Answer.Article;
            var analysis = _articles.TryGetValue(id, out var article) ? Analysis(article, _said.GetValueOrDefault(id) ?? []) : null;
            if (analysis is null)
                Elsewhere++;
            units.Add(Unit(row, probability, analysis, [.. answers[id], row.Answer], isComplete: true, onlyMissed));
        }

        return units;
    }

    // Those of a stratum that were answered stand for the others.
    private static IEnumerable<(SampledStatement Row, double Probability)> Answered(List<SampledStatement> sample) =>
        sample.GroupBy(s => s.Stratum, StringComparer.Ordinal).SelectMany(stratum =>
        {
            var share = stratum.Count(s => s.IsChecked) / (double)stratum.Count();
            return stratum.Where(s => s.IsChecked).Select(s => (s, s.Probability * share));
        });

    private CheckedUnit Unit(SampledStatement row, double probability, ArticleAnalysis? analysis, IReadOnlyList<Correction> answers, bool isComplete, bool onlyMissed)
    {
        var drawn = new DrawnUnit($"{(isComplete ? "article" : "statement")} {row.Stratum}", Cluster(row.Answer.Article), probability);
        if (analysis is null)
            return new CheckedUnit(drawn, [], []);
        var found = ArticleCorrection.Apply(analysis, _topic, answers).Analysis;
        var truth = found.Stances.Where(s => s.Actor is not null).ToList();
        var read = analysis.Statements.SelectMany(ReadOf).ToList();
        var readOf = analysis.Statements.ToLookup(s => s.Content, s => ReadOf(s));
        var truthOf = truth.ToLookup(s => s.Statement.Content);
        if (onlyMissed)
            return new CheckedUnit(drawn, [], [.. truth.Where(s => !readOf.Contains(s.Statement.Content)).Select(s => OfCheck(s, 1, false))]);
        return new CheckedUnit(
            drawn,
            [.. analysis.Statements.SelectMany(s => ReadOf(s).Select(r => r with { IsRight = truthOf[s.Content].Any(t => t.Actor == r.Actor && t.Issue == r.Issue && t.Polarity == r.Polarity) }))],
            [.. truth.Select(s => OfCheck(s, Share(analysis, s), readOf[s.Statement.Content].SelectMany(r => r).Any(r => r.Actor == s.Actor && r.Issue == s.Issue && r.Polarity == s.Polarity)))]);
    }

    private double Share(ArticleAnalysis read, Stance stance) =>
        read.Statements.FirstOrDefault(s => s.Content == stance.Statement.Content) is { } statement ? 1.0 / _reports[statement] : 1;

    private static CheckedStance OfCheck(Stance stance, double share, bool isRight) => new(stance.Actor!, stance.Issue, stance.Polarity, stance.Score, 1, share, isRight);

    private IEnumerable<CheckedStance> ReadOf(Statement statement)
    {
        var share = 1.0 / _reports[statement];
        return _stances[statement].Where(s => s.Actor is not null).Select(s => new CheckedStance(s.Actor!, s.Issue, s.Polarity, s.Score, s.Confidence, share, false));
    }

    private Statement? Find(SampledStatement row)
    {
        if (row.Answer.Content is not { } content || !_articles.TryGetValue(row.Answer.Article, out var article) || !_said.TryGetValue(article.Id, out var said))
            return null;
        return CorrectionPlace.Locate(article.Text, content, row.Answer.Quote) is { } place && CorrectionPlace.Find(said, place, row.Read) is var found and >= 0 ? said[found] : null;
    }

    private ArticleAnalysis Analysis(Article article, IReadOnlyList<Statement> statements) => new(article, [], statements, statements.SelectMany(s => _stances[s]));

    private int Cluster(string article)
    {
        if (!_clusters.TryGetValue(article, out var number))
            _clusters.Add(article, number = _clusters.Count);
        return number;
    }
}
