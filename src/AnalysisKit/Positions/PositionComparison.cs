using System.Collections;
using System.Globalization;

namespace AnalysisKit;

/// <summary>Two actors compared on every issue that both have spoken on. Immutable.</summary>
/// <remarks>
/// The difference of the mean scores comes with a percentile bootstrap interval over articles (Efron and Tibshirani 1993, ch. 16), Cliff's delta as an effect size that does not depend on the scale
/// (Cliff 1993), and a permutation test (Good 2005) whose units are an actor's statements in one article, since those are not independent. Holm's correction limits the probability of any false finding.
/// </remarks>
[TypeFormatterSource(typeof(ResultFormatterSource))]
public sealed class PositionComparison : IReadOnlyList<PositionDifference>
{
    private const int Permutations = 9999;

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

        return new PositionComparison(positions.Topic, first, second, Holm(differences));
    }

    private static PositionDifference Compare(string issue, Position first, Position second, PositionOptions options)
    {
        var a = Units(first);
        var b = Units(second);
        var (low, high) = Bootstrap(first, second, options);
        return new PositionDifference
        {
            Issue = issue,
            First = first,
            Second = second,
            Difference = first.Mean - second.Mean,
            Low = low,
            High = high,
            CliffDelta = CliffDelta([.. first.Evidence.Select(s => s.Score)], [.. second.Evidence.Select(s => s.Score)]),
            PValue = Permute(a, b, options.Seed),
            AdjustedPValue = 1,
        };
    }

    /// <summary>Sum and number of an actor's scores in each article, which are the units of resampling and permutation.</summary>
    private static (double Sum, int Count)[] Units(Position position) =>
        [.. position.Evidence.GroupBy(s => s.Statement.Article.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Sum(s => s.Score), g.Count()))];

    internal static double CliffDelta(double[] a, double[] b)
    {
        long more = 0;
        foreach (var x in a)
        {
            foreach (var y in b)
                more += x > y ? 1 : x < y ? -1 : 0;
        }

        return (double)more / ((long)a.Length * b.Length);
    }

    private static double Permute((double Sum, int Count)[] a, (double Sum, int Count)[] b, int seed)
    {
        var all = a.Concat(b).ToArray();
        var observed = Math.Abs(Mean(all.AsSpan(0, a.Length)) - Mean(all.AsSpan(a.Length)));
        var random = new Random(seed);
        var asFar = 1;
        for (var i = 0; i < Permutations; i++)
        {
            random.Shuffle(all);
            if (Math.Abs(Mean(all.AsSpan(0, a.Length)) - Mean(all.AsSpan(a.Length))) >= observed - 1e-12)
                asFar++;
        }

        return (double)asFar / (Permutations + 1);
    }

    private static double Mean(ReadOnlySpan<(double Sum, int Count)> units)
    {
        double sum = 0;
        var count = 0;
        foreach (var unit in units)
        {
            sum += unit.Sum;
            count += unit.Count;
        }

        return sum / count;
    }

    private static (double Low, double High) Bootstrap(Position first, Position second, PositionOptions options)
    {
        var articles = first.Evidence.Concat(second.Evidence).Select(s => s.Statement.Article.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var a = first.Evidence.ToLookup(s => s.Statement.Article.Id, s => s.Score);
        var b = second.Evidence.ToLookup(s => s.Statement.Article.Id, s => s.Score);
        var units = articles.Select(id => (A: (Sum: a[id].Sum(), Count: a[id].Count()), B: (Sum: b[id].Sum(), Count: b[id].Count()))).ToArray();
        var random = new Random(options.Seed);
        var differences = new List<double>(options.Resamples);
        for (var r = 0; r < options.Resamples; r++)
        {
            double sumA = 0, sumB = 0;
            int countA = 0, countB = 0;
            for (var i = 0; i < units.Length; i++)
            {
                var unit = units[random.Next(units.Length)];
                sumA += unit.A.Sum;
                countA += unit.A.Count;
                sumB += unit.B.Sum;
                countB += unit.B.Count;
            }

            // A resample that lacks one of the actors gives no difference.
            if (countA > 0 && countB > 0)
                differences.Add((sumA / countA) - (sumB / countB));
        }

        var sorted = differences.Order().ToArray();
        var tail = (1 - options.Coverage) / 2;
        return sorted.Length == 0 ? (first.Mean - second.Mean, first.Mean - second.Mean) : (PositionList.Quantile(sorted, tail), PositionList.Quantile(sorted, 1 - tail));
    }

    private static List<PositionDifference> Holm(List<PositionDifference> differences)
    {
        var adjusted = new Dictionary<PositionDifference, double>(ReferenceEqualityComparer.Instance);
        var running = 0.0;
        foreach (var (difference, rank) in differences.OrderBy(d => d.PValue).Select((d, i) => (d, i)))
            adjusted[difference] = running = Math.Max(running, Math.Min(1, difference.PValue * (differences.Count - rank)));
        return differences.ConvertAll(d => d with { AdjustedPValue = adjusted[d] });
    }

    /// <summary>A table of the differences.</summary>
    public string ToHtml()
    {
        var table = new HtmlTable(
            ["Issue", Topic.ActorLabel(First), Topic.ActorLabel(Second), "Difference", "95 % interval", "Cliff's delta", "p", "p, corrected"],
            $"{Topic.ActorLabel(First)} and {Topic.ActorLabel(Second)}: difference of mean scores");
        foreach (var d in _differences)
        {
            table.Add(
                Topic.IssueLabel(d.Issue), Math.Round(d.First.Mean, 2), Math.Round(d.Second.Mean, 2), Math.Round(d.Difference, 2),
                string.Create(CultureInfo.InvariantCulture, $"{d.Low:+0.00;-0.00;0.00} to {d.High:+0.00;-0.00;0.00}"), Math.Round(d.CliffDelta, 2), Math.Round(d.PValue, 4), Math.Round(d.AdjustedPValue, 4));
        }

        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Topic.ActorLabel(First)} and {Topic.ActorLabel(Second)} on {Count} issues";

    /// <inheritdoc/>
    public IEnumerator<PositionDifference> GetEnumerator() => _differences.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
