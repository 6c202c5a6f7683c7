using System.Collections;

namespace AnalysisKit;

/// <summary>Two actors compared on every issue that both have spoken on. Immutable.</summary>
/// <remarks>
/// The difference of the mean scores comes with a percentile bootstrap interval over articles (Efron and Tibshirani 1993, ch. 16) that also draws the readings, as for <see cref="Position"/>; Cliff's delta as an
/// effect size that does not depend on the scale (Cliff 1993), over the scores that each statement may have with their probabilities; and a permutation test (Good 2005) of 1999 permutations, whose units are an actor's
/// statements in one article, since those are not independent. Holm's correction limits the probability of any false finding.
/// </remarks>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class PositionComparison : IReadOnlyList<PositionDifference>
{
    private const int Permutations = 1999;

    private readonly IReadOnlyList<PositionDifference> _differences;

    private PositionComparison(Topic topic, string first, string second, IReadOnlyList<PositionDifference> differences)
    {
        Topic = topic;
        First = first;
        Second = second;
        _differences = differences;
    }

    /// <summary>The topic.</summary>
    public Topic Topic { get; }

    /// <summary>Id of the first actor.</summary>
    public string First { get; }

    /// <summary>Id of the second actor.</summary>
    public string Second { get; }

    /// <inheritdoc/>
    public int Count => _differences.Count;

    /// <inheritdoc/>
    public PositionDifference this[int index] => _differences[index];

    internal static PositionComparison Of(PositionList positions, string first, string second, PositionOptions options)
    {
        var differences = new List<PositionDifference>();
        foreach (var issue in positions.Topic.Issues)
        {
            if (positions.Find(first, issue.Id) is { } a && positions.Find(second, issue.Id) is { } b)
                differences.Add(Compare(issue.Id, a, b, options));
        }

        var adjusted = Holm([.. differences.Select(d => d.PValue)]);
        return new PositionComparison(positions.Topic, first, second, [.. differences.Select((d, i) => d with { AdjustedPValue = adjusted[i] })]);
    }

    private static PositionDifference Compare(string issue, Position first, Position second, PositionOptions options)
    {
        var weights = new ReadingWeights(options.Turned);
        var (low, high) = first.Actor == second.Actor ? (0, 0) : ReadingDraws.Interval(first.Statements, second.Statements, options);
        return new PositionDifference
        {
            Issue = issue,
            First = first,
            Second = second,
            Difference = first.Mean - second.Mean,
            Low = low,
            High = high,
            CliffDelta = CliffDelta(Masses(first, weights), Masses(second, weights)),
            PValue = Permute(Units(first, weights), Units(second, weights), options.Seed),
            AdjustedPValue = 1,
        };
    }

    /// <summary>Expected score and number of an actor's stances in each article, which are the units of the permutation.</summary>
    private static List<(double Score, double Weight)> Units(Position position, ReadingWeights weights) =>
    [
        .. position.Statements.GroupBy(s => s.Origin.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Sum(s => weights.Score(s.Stance.Score, s.Probability)), g.Sum(s => weights.Weight(s.Probability)))),
    ];

    /// <summary>Each score that a statement may have, with its probability.</summary>
    private static IEnumerable<(double Score, double Weight)> Masses(Position position, ReadingWeights weights) =>
        position.Statements.SelectMany(s => new[] { (s.Stance.Score, s.Probability), (-s.Stance.Score, weights.Turned(s.Probability)) });

    /// <summary>Cliff's delta of two sets of weighted scores; 0 if one has no weight.</summary>
    internal static double CliffDelta(IEnumerable<(double Score, double Weight)> first, IEnumerable<(double Score, double Weight)> second)
    {
        var a = first.OrderBy(x => x.Score).ToList();
        var b = second.OrderBy(x => x.Score).ToList();
        var whole = b.Sum(x => x.Weight);
        var all = a.Sum(x => x.Weight) * whole;
        double delta = 0, below = 0, upTo = 0;
        int less = 0, notMore = 0;
        foreach (var (score, weight) in a)
        {
            while (less < b.Count && b[less].Score < score)
                below += b[less++].Weight;
            while (notMore < b.Count && b[notMore].Score <= score)
                upTo += b[notMore++].Weight;
            delta += weight * (below - (whole - upTo));
        }

        return all > 0 ? delta / all : 0;
    }

    // Each permutation draws the smaller actor's units out of all; the other has the rest.
    private static double Permute(List<(double Score, double Weight)> a, List<(double Score, double Weight)> b, int seed)
    {
        var all = a.Concat(b).ToArray();
        var (score, weight) = (all.Sum(u => u.Score), all.Sum(u => u.Weight));
        var drawn = Math.Min(a.Count, b.Count);
        var observed = Difference((a.Count <= b.Count ? a : b).Sum(u => u.Score), (a.Count <= b.Count ? a : b).Sum(u => u.Weight));
        var random = new SplitMix((ulong)seed);
        var asFar = 1;
        for (var i = 0; i < Permutations; i++)
        {
            double sum = 0, part = 0;
            for (var k = 0; k < drawn; k++)
            {
                var other = k + random.Next(all.Length - k);
                (all[k], all[other]) = (all[other], all[k]);
                sum += all[k].Score;
                part += all[k].Weight;
            }

            if (Difference(sum, part) >= observed - 1e-12)
                asFar++;
        }

        return (double)asFar / (Permutations + 1);

        double Difference(double sum, double part) => Math.Abs(Ratio(sum, part) - Ratio(score - sum, weight - part));
    }

    private static double Ratio(double sum, double weight) => weight > 0 ? sum / weight : 0;

    /// <summary>P-values corrected for their number (Holm 1979), in their order.</summary>
    internal static double[] Holm(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var running = 0.0;
        foreach (var (i, rank) in Enumerable.Range(0, values.Count).OrderBy(i => values[i]).Select((i, rank) => (i, rank)))
            adjusted[i] = running = Math.Max(running, Math.Min(1, values[i] * (values.Count - rank)));
        return adjusted;
    }

    /// <summary>A table of the differences, and how right such readings are.</summary>
    public string ToHtml() => ToHtml(DisplayWording.Usual);

    /// <summary>The table in a language.</summary>
    internal string ToHtml(DisplayWording wording) => ToTable(wording) + ReadingReliability.Of(Topic).ToHtml(wording);

    /// <summary>The table of the differences alone.</summary>
    internal string ToTable(DisplayWording wording = default)
    {
        var (first, second) = (Topic.ActorLabel(First, wording.Language), Topic.ActorLabel(Second, wording.Language));
        var table = new HtmlTable(
            [Text("issue"), first, second, Text("difference"), Text("interval_heading"), Text("cliff"), Text("p"), Text("p_corrected"), Text("statements_heading")],
            Text("two_differ", first, second))
        { Wording = wording };
        foreach (var d in _differences)
        {
            table.Add(
                Topic.IssueLabel(d.Issue, wording.Language), Math.Round(d.First.Mean, 2), Math.Round(d.Second.Mean, 2), Math.Round(d.Difference, 2), PositionLabels.Interval(d, wording), Math.Round(d.CliffDelta, 2),
                Math.Round(d.PValue, 4), Math.Round(d.AdjustedPValue, 4), Text("and", PositionLabels.Count(d.First, wording), PositionLabels.Count(d.Second, wording)));
        }

        return table.ToHtml();

        string Text(string id, params object[] values) => PositionLabels.Text(id, wording, values);
    }

    /// <inheritdoc/>
    public override string ToString() => ToText(DisplayWording.Usual);

    /// <summary>The comparison in one line.</summary>
    internal string ToText(DisplayWording wording) =>
        TableLabels.Text("comparison_text", wording, Topic.ActorLabel(First, wording.Language), Topic.ActorLabel(Second, wording.Language), Count);

    /// <inheritdoc/>
    public IEnumerator<PositionDifference> GetEnumerator() => _differences.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
