using System.Collections;
using System.Globalization;

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
        : this(topic, positions, options, null)
    {
    }

    private PositionList(Topic topic, IEnumerable<Position> positions, PositionOptions? options, ReadArticles? read)
    {
        ArgumentNullException.ThrowIfNull(topic);
        Topic = topic;
        _positions = [.. positions];
        _options = options ?? new PositionOptions();
        _read = read ?? new ReadArticles(_positions.SelectMany(p => p.Evidence).Select(s => s.Statement.Article));
    }

    /// <summary>The topic that names actors and issues.</summary>
    public Topic Topic { get; }

    /// <inheritdoc/>
    public int Count => _positions.Count;

    /// <inheritdoc/>
    public Position this[int index] => _positions[index];

    /// <summary>The position of an actor on an issue; null when no statement shows one.</summary>
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
        var wanted = Selection.Actors(Topic, actors, _positions.Select(p => p.Actor));
        return Where(p => wanted.Contains(p.Actor));
    }

    /// <summary>The same as <see cref="By"/>.</summary>
    /// <exception cref="ArgumentException">There is no such actor; the message suggests one.</exception>
    public PositionList Of(params string[] actors) => By(actors);

    /// <summary>Only positions on these issues.</summary>
    /// <exception cref="ArgumentException">The topic has no such issue; the message suggests one.</exception>
    public PositionList About(params string[] issues)
    {
        var wanted = Selection.Issues(Topic, issues, _positions.Select(p => p.Issue));
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
        return Of(Topic, _positions.SelectMany(p => p.Evidence).Where(s => belongs(s.Statement.Article)), _options, _read);
    }

    /// <summary>Only positions that fulfil the condition.</summary>
    public PositionList Where(Func<Position, bool> condition) => new(Topic, _positions.Where(condition), _options, _read);

    /// <summary>Compares two actors on the issues that both have spoken on: effect size, interval and corrected permutation p-value.</summary>
    public PositionComparison Compare(string first, string second, PositionOptions? options = null) => PositionComparison.Of(this, first, second, options ?? _options);

    /// <summary>Sums up stances: counts, mean score and a percentile bootstrap interval that resamples whole articles (Efron and Tibshirani 1993, ch. 13; Field and Welsh 2007 on clusters).</summary>
    public static PositionList Of(Topic topic, IEnumerable<Stance> stances, PositionOptions? options = null) => Of(topic, stances, options, (stances as StanceList)?.Read);

    private static PositionList Of(Topic topic, IEnumerable<Stance> stances, PositionOptions? options, ReadArticles? read)
    {
        ArgumentNullException.ThrowIfNull(topic);
        ArgumentNullException.ThrowIfNull(stances);
        options ??= new PositionOptions();
        var order = topic.Issues.Select((issue, index) => (issue.Id, index)).ToDictionary(x => x.Id, x => x.index);
        var positions = stances
            .Where(s => s.Actor is not null && s.Confidence >= options.MinimumConfidence)
            .GroupBy(s => (Actor: s.Actor!, s.Issue))
            .Select(group => Summarize(group.Key.Actor, group.Key.Issue, [.. group], options))
            .OrderBy(p => p.Actor, StringComparer.Ordinal)
            .ThenBy(p => order.GetValueOrDefault(p.Issue, int.MaxValue))
            .ThenBy(p => p.Issue, StringComparer.Ordinal);
        return new PositionList(topic, positions, options, read);
    }

    private static Position Summarize(string actor, string issue, IReadOnlyList<Stance> stances, PositionOptions options)
    {
        var clusters = stances
            .GroupBy(s => s.Statement.Article.Id, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Sum: g.Sum(s => s.Score), Count: g.Count()))
            .ToArray();
        var (low, high) = Bootstrap(clusters, options);
        var dates = stances.Select(s => s.Statement.Article.Published).Where(d => d is not null).ToList();
        return new Position
        {
            Actor = actor,
            Issue = issue,
            Support = stances.Count(s => s.Polarity == Polarity.Support),
            Oppose = stances.Count(s => s.Polarity == Polarity.Oppose),
            Mixed = stances.Count(s => s.Polarity == Polarity.Mixed),
            Articles = clusters.Length,
            Mean = stances.Average(s => s.Score),
            Low = low,
            High = high,
            First = dates.Min(),
            Last = dates.Max(),
            Evidence = new ResultList<Stance>("stances", stances.OrderByDescending(s => Math.Abs(s.Score) * s.Confidence).ThenBy(s => s.Statement.Article.Id, StringComparer.Ordinal).ThenBy(s => s.Statement.Cue.Start)),
        };
    }

    private static (double Low, double High) Bootstrap((double Sum, int Count)[] clusters, PositionOptions options)
    {
        var random = new Random(options.Seed);
        var means = new double[options.Resamples];
        for (var r = 0; r < means.Length; r++)
        {
            double sum = 0;
            var count = 0;
            for (var i = 0; i < clusters.Length; i++)
            {
                var cluster = clusters[random.Next(clusters.Length)];
                sum += cluster.Sum;
                count += cluster.Count;
            }

            means[r] = sum / count;
        }

        Array.Sort(means);
        var tail = (1 - options.Coverage) / 2;
        return (Quantile(means, tail), Quantile(means, 1 - tail));
    }

    internal static double Quantile(double[] sorted, double q)
    {
        var at = q * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>A table of the positions.</summary>
    public string ToHtml()
    {
        var table = new HtmlTable(["Actor", "Issue", "Mean", "95 % interval", "For", "Against", "Mixed", "Articles"], $"Positions on {Topic.English}: mean score from -1 (against) to +1 (in favour)");
        foreach (var position in _positions)
        {
            table.Add(
                Topic.ActorLabel(position.Actor),
                Topic.IssueLabel(position.Issue),
                position.Mean,
                position.Articles > 1 ? string.Create(CultureInfo.InvariantCulture, $"{position.Low:+0.00;-0.00;0.00} to {position.High:+0.00;-0.00;0.00}") : "one article",
                position.Support,
                position.Oppose,
                position.Mixed,
                position.Articles);
        }

        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Count} positions on {Topic.English}";

    /// <inheritdoc/>
    public IEnumerator<Position> GetEnumerator() => _positions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
