using System.Collections;
using System.Net;

namespace AnalysisKit;

/// <summary>Positions per actor and issue, in the order of the topic's issues within each actor.</summary>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class PositionList : IReadOnlyList<Position>
{
    private readonly IReadOnlyList<Position> _positions;
    private readonly PositionOptions _options;
    private readonly ReadArticles _read;

    /// <summary>Wraps positions that were computed before.</summary>
    /// <param name="topic">The topic that names actors and issues.</param>
    /// <param name="positions">The positions.</param>
    /// <param name="options">The options they were computed with, for <see cref="In"/> and <see cref="Compare"/>.</param>
    public PositionList(Topic topic, IEnumerable<Position> positions, PositionOptions? options = null)
        : this(topic, positions, [], options, null)
    {
    }

    private PositionList(Topic topic, IEnumerable<Position> positions, IEnumerable<Position> leftOut, PositionOptions? options, ReadArticles? read, StatementList? statements = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
        _positions = [.. positions];
        LeftOut = new ResultList<Position>("positions left out", leftOut);
        _options = options ?? new PositionOptions();
        Statements = statements;
        _read = read ?? new ReadArticles(Stances.Select(s => s.Statement.Article));
    }

    internal PositionOptions Options => _options;

    /// <summary>The statements that were read, with those that show no stance; null where they are not known.</summary>
    internal StatementList? Statements { get; }

    /// <summary>The articles that were read, as far as they are known.</summary>
    internal ReadArticles Read => _read;

    internal IEnumerable<Stance> Stances => _positions.Concat(LeftOut).SelectMany(p => p.Evidence);

    /// <summary>The topic that names actors and issues.</summary>
    public Topic Topic { get; }

    /// <summary>The positions with fewer statements than <see cref="PositionOptions.MinimumCount"/>, which are not in this list.</summary>
    public ResultList<Position> LeftOut { get; }

    /// <summary>What corrections by people did to what was read; null if there were none.</summary>
    public CorrectionCounts? CorrectionCounts => _read.Corrected;

    /// <inheritdoc/>
    public int Count => _positions.Count;

    /// <inheritdoc/>
    public Position this[int index] => _positions[index];

    /// <summary>The position of an actor on an issue; null when no statement shows one, or fewer than <see cref="PositionOptions.MinimumCount"/> do.</summary>
    /// <exception cref="ArgumentException">There is no such actor or issue; the message suggests one.</exception>
    public Position? Find(string actor, string issue)
    {
        var found = By(actor).On(issue);
        return found.Count > 0 ? found[0] : null;
    }

    /// <summary>Only positions of these actors.</summary>
    /// <exception cref="ArgumentException">There is no such actor; the message suggests one.</exception>
    public PositionList By(params string[] actors)
    {
        var wanted = Selection.Actors(Topic, actors, _positions.Concat(LeftOut).Select(p => p.Actor));
        return Where(p => wanted.Contains(p.Actor));
    }

    /// <summary>The same as <see cref="By"/>.</summary>
    /// <exception cref="ArgumentException">There is no such actor; the message suggests one.</exception>
    public PositionList Of(params string[] actors) => By(actors);

    /// <summary>Only positions on these issues.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public PositionList About(params string[] issues)
    {
        var wanted = Selection.Issues(Topic, issues, _positions.Concat(LeftOut).Select(p => p.Issue));
        return Where(p => wanted.Contains(p.Issue));
    }

    /// <summary>The same as <see cref="About"/>.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public PositionList On(params string[] issues) => About(issues);

    /// <summary>The positions in one group of articles, computed again from the evidence: the articles of a source, or those with a given value in another field.</summary>
    /// <param name="group">The source, month, or whatever the field holds.</param>
    /// <param name="field">The field; see <see cref="ArticleFields"/>.</param>
    /// <exception cref="ArgumentException">No article has the field or the value; the message suggests one.</exception>
    public PositionList In(string group, string field = "source")
    {
        var belongs = Selection.Group(group, field, _read);
        return Of(Topic, Stances.Where(s => belongs(s.Statement.Article)), _options, _read.In(belongs), Statements?.Where(s => belongs(s.Article)));
    }

    /// <summary>Only positions that fulfil the condition.</summary>
    public PositionList Where(Func<Position, bool> condition) => new(Topic, _positions.Where(condition), LeftOut.Where(condition), _options, _read, Statements);

    /// <summary>Compares two actors on the issues that both have spoken on: effect size, interval and corrected permutation p-value.</summary>
    public PositionComparison Compare(string first, string second, PositionOptions? options = null) => PositionComparison.Of(this, first, second, options ?? _options);

    /// <summary>
    /// Sums up stances: counts, and mean score and shares with the probability of each reading (see <see cref="Position"/>), and a percentile bootstrap interval that resamples whole articles (Efron and
    /// Tibshirani 1993, ch. 13; Field and Welsh 2007 on clusters) and draws the readings. A statement that several articles report in nearly the same words counts once.
    /// </summary>
    public static PositionList Of(Topic topic, IEnumerable<Stance> stances, PositionOptions? options = null) => Of(topic, stances, options, (stances as StanceList)?.Read);

    /// <summary>The positions that statements show; they keep the statements, so that a checked sample can correct them.</summary>
    internal static PositionList Of(StatementList statements, PositionOptions? options) => Of(statements.Topic, statements.Stances, options, statements.Stances.Read, statements);

    private static PositionList Of(Topic topic, IEnumerable<Stance> stances, PositionOptions? options, ReadArticles? read, StatementList? statements = null)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(stances);
        options ??= new PositionOptions();
        var order = topic.Issues.Select((issue, index) => (issue.Id, index)).ToDictionary(x => x.Id, x => x.index);
        var positions = PositionStatement.Of(stances.Where(s => s.Actor is not null && s.Confidence >= options.MinimumConfidence))
            .GroupBy(s => (Actor: s.Stance.Actor!, s.Stance.Issue))
            .Select(group => Summarize(group.Key.Actor, group.Key.Issue, [.. group], options))
            .OrderBy(p => p.Actor, StringComparer.Ordinal)
            .ThenBy(p => order.GetValueOrDefault(p.Issue, int.MaxValue))
            .ThenBy(p => p.Issue, StringComparer.Ordinal)
            .ToLookup(p => p.Count >= options.MinimumCount);
        return new PositionList(topic, positions[true], positions[false], options, read, statements);
    }

    private static Position Summarize(string actor, string issue, List<PositionStatement> statements, PositionOptions options)
    {
        var weights = new ReadingWeights(options.Turned);
        var (low, high) = ReadingDraws.Interval(statements, options);
        var reports = statements.SelectMany(s => s.Reports).ToList();
        var articles = reports.Select(s => s.Statement.Article).DistinctBy(a => a.Id, StringComparer.Ordinal).ToList();
        var dates = articles.Select(a => a.Published).Where(d => d is not null).ToList();
        var ordered = statements.OrderByDescending(s => Math.Abs(s.Stance.Score) * s.Probability).ThenBy(s => s.Stance.Statement.Article.Id, StringComparer.Ordinal).ThenBy(s => s.Stance.Statement.Cue.Start).ToList();
        var (support, oppose) = (Expected(Polarity.Support, Polarity.Oppose), Expected(Polarity.Oppose, Polarity.Support));
        var all = statements.Sum(s => weights.Weight(s.Probability));
        return new Position
        {
            Actor = actor,
            Issue = issue,
            Support = statements.Count(s => s.Stance.Polarity == Polarity.Support),
            Oppose = statements.Count(s => s.Stance.Polarity == Polarity.Oppose),
            Mixed = statements.Count(s => s.Stance.Polarity == Polarity.Mixed),
            Right = statements.Sum(s => s.Probability),
            SupportShare = all > 0 ? support / all : 0,
            OpposeShare = all > 0 ? oppose / all : 0,
            Articles = articles.Count,
            Papers = PositionStatement.PapersOf(articles),
            Mean = weights.Mean(statements),
            Low = low,
            High = high,
            First = dates.Min(),
            Last = dates.Max(),
            Statements = new ResultList<PositionStatement>("statements", ordered),
            Evidence = new ResultList<Stance>("stances", ordered.SelectMany(s => s.Reports.Where(r => ReferenceEquals(r, s.Stance)).Concat(s.Reports.Where(r => !ReferenceEquals(r, s.Stance))))),
        };

        // A side has the readings of it that are right, and those of the other side that are turned round.
        double Expected(Polarity side, Polarity other) => statements.Sum(s => s.Stance.Polarity == side ? s.Probability : s.Stance.Polarity == other ? weights.Turned(s.Probability) : 0);
    }

    internal int LeastCount => _options.MinimumCount;

    /// <summary>How many positions were left out for their few statements; null if none.</summary>
    internal string? LeftOutNote(DisplayWording wording = default) =>
        LeftOut.Count == 0 ? null : PositionLabels.Text("left_out", wording, LeftOut.Count, _options.MinimumCount, LeftOut.Count + Count);

    // What is known of the kit's own readings holds for no other reader.
    private bool IsReadByKit => Stances.Any(s => s.Origin is "learned" or "");

    /// <summary>A table of the positions, and what the kit's errors mean for it.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording)
    {
        string[] columns = ["actor", "issue", "stands", "mean_heading", "interval_heading", "for_heading", "against_heading", "mixed_heading", "articles_heading", "papers_heading"];
        var table = new HtmlTable([.. columns.Select(c => PositionLabels.Text(c, wording))], PositionLabels.Text("positions_caption", wording, Topic.Label(wording.Language))) { Wording = wording };
        foreach (var position in _positions)
        {
            table.Add(
                Topic.ActorLabel(position.Actor, wording.Language),
                Topic.IssueLabel(position.Issue, wording.Language),
                position.Standing.Label(wording.Language) + (position.IsSmall ? PositionLabels.Text("small_mark", wording) : ""),
                position.Mean,
                PositionLabels.Interval(position, wording),
                position.Support,
                position.Oppose,
                position.Mixed,
                position.Articles,
                position.Papers);
        }

        string?[] notes = [CorrectionCounts?.ToText(wording), PositionLabels.Notes(this, wording), IsReadByKit ? ReadingReliability.Of(Topic).Meaning(wording) : null];
        return table.ToHtml() + string.Concat(notes.Where(n => n is not null).Select(n => $"<p{(wording.IsArabic ? " dir=\"rtl\"" : "")} style=\"margin:.2em 0;font-size:.9em\">{WebUtility.HtmlEncode(n)}</p>"));
    }

    /// <inheritdoc/>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The list in one line.</summary>
    internal string ToText(DisplayWording wording) => TableLabels.Text("positions_text", wording, Count, Topic.Label(wording.Language));

    /// <inheritdoc/>
    public IEnumerator<Position> GetEnumerator() => _positions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
