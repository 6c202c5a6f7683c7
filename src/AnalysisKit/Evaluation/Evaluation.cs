using System.Globalization;

namespace AnalysisKit;

/// <summary>How well predicted statements and stances agree with gold: over all articles, per kind, actor, issue, fold and topic, and article by article.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class Evaluation
{
    private Evaluation(EvaluationOptions options, IReadOnlyList<ArticleEvaluation> articles)
    {
        Articles = new ResultList<ArticleEvaluation>("articles", articles);
        Triples = new ResultList<EvaluationTriple>("triples", articles.SelectMany(a => a.Triples)
            .OrderBy(t => t.ArticleId, StringComparer.Ordinal)
            .ThenBy(t => t.Actor, StringComparer.Ordinal)
            .ThenBy(t => t.Issue, StringComparer.Ordinal));
        var weights = Resample(articles.Count, options);
        All = Group("all", [.. articles.Select((a, index) => (index, a.Counts()))], weights, options);
        ByKind = Groups(a => a.CountsByKind());
        ByActor = Groups(a => a.CountsByActor());
        ByIssue = Groups(a => a.CountsByIssue());
        ByGroup = options.Group is { } group ? Parts(a => group(a.Article)) : new ResultList<EvaluationGroup>("groups", []);
        ByFold = new ResultList<EvaluationGroup>("folds", Parts(a => a.Fold?.ToString(CultureInfo.InvariantCulture)).OrderBy(g => int.Parse(g.Id, CultureInfo.InvariantCulture)));
        ByTopic = Parts(a => a.Topic);

        // Each article belongs to one part, or to none.
        ResultList<EvaluationGroup> Parts(Func<ArticleEvaluation, string?> part) =>
            new("groups", Groups(a => part(a) is { } name ? [KeyValuePair.Create(name, a.Counts())] : []).OrderBy(g => g.Id, StringComparer.Ordinal));

        ResultList<EvaluationGroup> Groups(Func<ArticleEvaluation, IEnumerable<KeyValuePair<string, EvaluationCounts>>> counts) =>
            new("groups", articles
                .SelectMany((article, index) => counts(article).Select(c => (c.Key, Index: index, Counts: c.Value)))
                .GroupBy(c => c.Key, c => (c.Index, c.Counts))
                .Select(g => Group(g.Key, [.. g], weights, options))
                .OrderByDescending(g => g.Counts.GoldStatements + g.Counts.GoldTriples)
                .ThenBy(g => g.Id, StringComparer.Ordinal));
    }

    /// <summary>The articles of gold, in its order.</summary>
    public ResultList<ArticleEvaluation> Articles { get; }

    /// <summary>The figures over all articles.</summary>
    public EvaluationGroup All { get; }

    /// <summary>The figures per kind of statement, most frequent in gold first. Recall goes by the kind in gold, precision by the kind predicted.</summary>
    public ResultList<EvaluationGroup> ByKind { get; }

    /// <summary>The figures per actor, most frequent in gold first.</summary>
    public ResultList<EvaluationGroup> ByActor { get; }

    /// <summary>The figures of triples per issue, most frequent in gold first.</summary>
    public ResultList<EvaluationGroup> ByIssue { get; }

    /// <summary>The figures per group of articles, in ordinal order; none unless <see cref="EvaluationOptions.Group"/> says how they are grouped.</summary>
    public ResultList<EvaluationGroup> ByGroup { get; }

    /// <summary>The figures per fold, where the lines of gold have one; <c>EvaluationSpread.Of(evaluation.ByFold)</c> says how much they differ.</summary>
    public ResultList<EvaluationGroup> ByFold { get; }

    /// <summary>The figures per topic, in ordinal order, where the lines of gold name one.</summary>
    public ResultList<EvaluationGroup> ByTopic { get; }

    /// <summary>The triples of article, actor and issue, with the polarity in gold and as predicted.</summary>
    public ResultList<EvaluationTriple> Triples { get; }

    /// <summary>Compares predictions with gold. Articles without gold are left out; gold articles without predictions count as having none predicted.</summary>
    /// <param name="articles">The articles, at least those of gold.</param>
    /// <param name="gold">The annotations that count as right, one per article.</param>
    /// <param name="predicted">The predictions, one per article.</param>
    /// <param name="options">Which actors count, and how intervals are computed.</param>
    /// <exception cref="ArgumentException">Gold has an article that is not among <paramref name="articles"/>.</exception>
    public static Evaluation Of(IEnumerable<Article> articles, IEnumerable<AnnotatedArticle> gold, IEnumerable<AnnotatedArticle> predicted, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var byId = articles.GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.Last());
        var predictedById = predicted.GroupBy(a => a.Id).ToDictionary(g => g.Key, g => g.Last());
        return new Evaluation(options, [.. gold.Select(g => ArticleEvaluation.Of(
            byId.GetValueOrDefault(g.Id) ?? throw new ArgumentException($"Gold has article '{g.Id}', which is not among the articles.", nameof(gold)),
            g,
            predictedById.GetValueOrDefault(g.Id),
            options.ScoredActors))]);
    }

    /// <summary>Whether the statements' confidence can be trusted. A statement is right when it matches a gold one with the same speaker.</summary>
    public Reliability StatementReliability(int bins = 10) => Reliability.Of(
        Predictions().Where(p => p.Predicted!.Confidence is not null).Select(p => (p.Predicted!.Confidence!.Value, p.Outcome == EvaluationOutcome.Right)), bins);

    /// <summary>Whether the stances' confidence can be trusted. A stance is right when its statement matches a gold one with the same speaker that shows the same polarity on the same issue.</summary>
    public Reliability StanceReliability(int bins = 10) => Reliability.Of(
        Predictions().SelectMany(p => p.Predicted!.Stances.Where(s => s.Confidence is not null).Select(s => (s.Confidence!.Value, IsRight(p, s)))), bins);

    /// <summary>The figures over all articles and per issue.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        var table = new HtmlTable(
            ["", .. TableLabels.Headings(wording, "evaluation_statements", "r", "f1", "evaluation_attribution", "r", "f1", "evaluation_triples", "r", "f1", "polarity_heading")],
            Caption(wording),
            limit: int.MaxValue)
        { Wording = wording };
        foreach (var group in (EvaluationGroup[])[All, .. ByIssue])
        {
            var (statement, attribution, triples) = (group.Counts.Statement, group.Counts.Attribution, group.Counts.Triples);
            table.Add(group.Id, statement.Precision, statement.Recall, statement.F1, attribution.Precision, attribution.Recall, attribution.F1, triples.Precision, triples.Recall, triples.F1, group.Counts.PolarityAccuracy);
        }

        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => Caption(DisplayWording.Usual);

    /// <summary>The line above the table, and the result in one line of text.</summary>
    internal string Caption(DisplayWording wording) => TableLabels.Text("evaluation_caption", wording, Articles.Count, All.Counts.Statement.F1, All.Counts.Attribution.F1, All.Counts.Triples.F1);

    private IEnumerable<EvaluationPair> Predictions() => Articles.SelectMany(a => a.Pairs).Where(p => p.Predicted is not null);

    private static bool IsRight(EvaluationPair pair, AnnotatedStance stance) =>
        pair.Outcome == EvaluationOutcome.Right && pair.Gold!.Stances.Any(s => s.Issue == stance.Issue && s.Polarity == stance.Polarity);

    private static EvaluationGroup Group(string id, IReadOnlyList<(int Index, EvaluationCounts Counts)> parts, int[][] weights, EvaluationOptions options) => new(
        id,
        parts.Select(p => p.Index).Distinct().Count(),
        parts.Aggregate(default(EvaluationCounts), (sum, part) => sum + part.Counts),
        Array.ConvertAll(weights, w => parts.Aggregate(default(EvaluationCounts), (sum, part) => sum + (part.Counts * w[part.Index]))),
        options.Coverage);

    /// <summary>For each resample, how often each article is in it. All groups share the resamples.</summary>
    private static int[][] Resample(int articles, EvaluationOptions options)
    {
        var random = new Random(options.Seed);
        var resamples = new int[options.Resamples][];
        for (var r = 0; r < resamples.Length; r++)
        {
            resamples[r] = new int[articles];
            for (var i = 0; i < articles; i++)
                resamples[r][random.Next(articles)]++;
        }

        return resamples;
    }
}
